import type { Context } from 'hono';
import { PAGE_POLICY, PAGE_STYLE } from './page-style.ts';
import type { ProblemError } from './problem.ts';

const PAGE = `<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="robots" content="noindex" />
<title>Không có trang này – Toàn Cảnh</title>
<link rel="icon" href="/icon.svg" />
<style>${PAGE_STYLE}</style>
</head>
<body>
<header><a href="/">Toàn Cảnh</a></header>
<main>
<h1>Không có trang này</h1>
<p>Địa chỉ không đúng, hoặc nơi này đã được gỡ.</p>
<p lang="en" class="muted">There is no such page: the address is wrong, or the place has been removed.</p>
<p class="go"><a href="/">Về bản đồ <span lang="en">/ To the map</span></a></p>
</main>
</body>
</html>
`;

/** What somebody sees who opened an address that leads nowhere; null where a program asked, or for anything but a page. */
export function missingPage(c: Context, { code }: ProblemError): Response | Promise<Response> | null {
  const page = c.req.method === 'GET' && !/^\/(api|tiles|assets)(\/|$)/.test(c.req.path) && c.req.header('accept')?.includes('text/html');
  if (!page || (code !== 'not-found' && code !== 'city-unknown')) return null;
  return c.html(PAGE, 404, { 'content-security-policy': PAGE_POLICY, 'cache-control': 'no-store' });
}
