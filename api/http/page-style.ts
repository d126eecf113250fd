import { createHash } from 'node:crypto';

/** The page's own few rules: nothing to fetch, light and dark. */
export const PAGE_STYLE = `:root{color-scheme:light dark;--ink:#1b2140;--muted:#5a6078;--paper:#fff;--line:#dfe2ec;--link:#3545c4;--soft:#f4f5fa}
@media (prefers-color-scheme:dark){:root{--ink:#eef0fa;--muted:#a9b0c8;--paper:#14182a;--line:#2d3350;--link:#a9b4ff;--soft:#1d2238}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 "Be Vietnam Pro",system-ui,sans-serif}
header,main,footer{max-width:46rem;margin:0 auto;padding:1rem}header{display:flex;gap:1rem;justify-content:space-between;flex-wrap:wrap}
a{color:var(--link)}h1{font-size:1.875rem;line-height:1.25;margin:.25rem 0}h2{font-size:1.25rem;margin:2rem 0 .5rem}
.kind,.muted,figcaption{color:var(--muted)}.kind{margin:0}figcaption{font-size:.875rem}figure{margin:1rem 0}
img{display:block;width:100%;height:auto;border-radius:.75rem;background:var(--soft)}
.go{display:flex;flex-wrap:wrap;gap:.5rem;margin:1rem 0}.go a{padding:.625rem 1rem;border-radius:.625rem;border:1px solid var(--line);text-decoration:none;font-weight:600}
.go a:first-child{background:var(--link);border-color:var(--link);color:var(--paper)}
.gallery{display:grid;grid-template-columns:repeat(auto-fit,minmax(12rem,1fr));gap:.75rem}.gallery figure{margin:0}
dl{display:grid;grid-template-columns:minmax(8rem,1fr) 2fr;margin:0}dt,dd{margin:0;padding:.5rem 0;border-bottom:1px solid var(--line)}dt{color:var(--muted)}
footer{border-top:1px solid var(--line);color:var(--muted);font-size:.875rem}`;

/** Nothing runs and nothing comes from elsewhere; the style is known by its hash, so that the page can be kept. */
export const PAGE_POLICY = [
  `default-src 'none'`,
  `style-src 'sha256-${createHash('sha256').update(PAGE_STYLE).digest('base64')}'`,
  `img-src 'self'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'self'`,
].join('; ');
