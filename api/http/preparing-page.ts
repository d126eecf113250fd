import { PAGE_STYLE } from './page-style.ts';

/** Seconds after which the page looks again. */
export const LOOK_AGAIN = 5;

/** What a browser shows while a portal that was just started is still making its interface; it opens the portal by itself. */
export const PREPARING_PAGE = `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta http-equiv="refresh" content="${LOOK_AGAIN}" />
<title>Toàn Cảnh</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<main>
<h1>Toàn Cảnh đang được chuẩn bị</h1>
<p>Lần đầu khởi động, cổng dựng giao diện và mô hình thành phố: chừng một đến hai phút. Trang này tự mở khi xong.</p>
<p lang="en" class="muted">The portal is being prepared: at its first start it builds its interface and the city, one to two minutes. This page opens by itself.</p>
</main>
</body>
</html>
`;
