import { randomBytes } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import { cityZone } from '../db/city-zone.ts';
import type { Database } from '../db/database.ts';
import type { AppContext, AppEnv } from './context.ts';
import { PAGE_POLICY } from './page-style.ts';
import { LOOK_AGAIN, PREPARING_PAGE } from './preparing-page.ts';
import { ProblemError } from './problem.ts';
import { contentPolicy } from './security-headers.ts';
import { IMMUTABLE, pathBelow, REVALIDATE, sendFile } from './static-file.ts';

/** The entry page as it lies on disk, read again when it changed. */
function entryPage(path: string): () => Promise<string | null> {
  let known: { modified: number; text: string } | null = null;
  return async () => {
    const modified = await stat(path).then(
      (s) => s.mtimeMs,
      () => null,
    );
    if (modified === null) return null;
    if (known?.modified !== modified) known = { modified, text: await readFile(path, 'utf8') };
    return known.text;
  };
}

/** Tells feed readers where the city's feed is (RSS autodiscovery); nothing for pages of no city. */
async function feedLink(db: Database, path: string): Promise<string> {
  const city = /^\/([a-z0-9-]{1,64})(\/|$)/.exec(path)?.[1];
  const known = city !== undefined && (await cityZone(db, city).catch(() => null));
  return known ? `<link rel="alternate" type="application/rss+xml" title="RSS" href="/api/cities/${city}/reports.rss" />` : '';
}

/** Pictures that a map page shows until its globe stands, asked for along with the page; other pages never show them. */
const POSTERS = ['light', 'dark']
  .map((scheme) => {
    const file = scheme === 'dark' ? 'poster-dark' : 'poster';
    return `</${file}.svg>; rel=preload; as=image; type="image/svg+xml"; media="(prefers-color-scheme: ${scheme})"`;
  })
  .join(', ');
const isMapPage = (path: string): boolean => /^\/(embed\/)?[^/]*\/?$/.test(path);

/** Serves the built interface: files as they are, any other path that a browser opens gets the entry page with a fresh nonce. */
export function webShell({ config, db }: AppContext) {
  const page = entryPage(join(config.webDir, 'index.html'));
  return new Hono<AppEnv>().get('*', async (c) => {
    const path = c.req.path;
    if (path.startsWith('/api/') || path === '/api' || path.startsWith('/tiles/')) throw new ProblemError('not-found');
    const file = path === '/' || path === '/index.html' ? null : pathBelow(config.webDir, path);
    const answer = file && (await sendFile(c, file, path.startsWith('/assets/') ? IMMUTABLE : REVALIDATE));
    if (answer) return answer;
    const looksLikeFile = /\.[a-z0-9]{2,12}$/i.test(path);
    if (looksLikeFile || !/text\/html|\*\/\*/.test(c.req.header('accept') ?? '*/*')) throw new ProblemError('not-found');
    const html = await page();
    if (html === null) {
      const headers = { 'content-security-policy': PAGE_POLICY, 'cache-control': 'no-store', 'retry-after': `${LOOK_AGAIN}` };
      return c.html(PREPARING_PAGE, 503, headers);
    }
    const nonce = randomBytes(18).toString('base64');
    const embed = path === '/embed' || path.startsWith('/embed/');
    // The page compares who speaks to it with this list; frame-ancestors alone would not tell it.
    const list = embed ? config.embedOrigins.join(' ') : '';
    const feed = embed ? '' : await feedLink(db, path);
    const filled = html
      .replace('</head>', `${feed}</head>`)
      .replace(/(<meta name="embed-origins" content=")"/, `$1${list}"`)
      .replaceAll('__CSP_NONCE__', nonce);
    return c.html(filled, 200, {
      'content-security-policy': contentPolicy(nonce, embed ? config.embedOrigins : []),
      'cache-control': 'no-store',
      ...(isMapPage(path) && { link: POSTERS }),
    });
  });
}
