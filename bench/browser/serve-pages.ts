import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { IMMUTABLE, pathBelow, REVALIDATE, sendFile } from '../../api/http/static-file.ts';
import { BENCH_DIR } from './start-portal.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const VITE = `${ROOT}node_modules/vite/bin/vite.js`;

function build(entry: string, outDir: string): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(
      process.execPath,
      [VITE, 'build', '--config', `${ROOT}bench/browser/page/vite.config.ts`, '--outDir', outDir, '--logLevel', 'warn'],
      {
        cwd: ROOT,
        env: { ...process.env, BENCH_ENTRY: entry },
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
    child.once('error', fail);
    child.once('exit', (code) => (code === 0 ? done() : fail(new Error(`the bench page ${entry} could not be built`))));
  });
}

export interface ServedPage {
  url: string;
  stop(): Promise<void>;
}

/** Builds a page of `page/` and serves it by the portal's own file sender; `/api` and `/tiles` are asked of the portal. */
export async function servePage(entry: 'bare' | 'map', portal: string): Promise<ServedPage> {
  const folder = join(BENCH_DIR, 'page', entry);
  await build(entry, folder);
  const app = new Hono();
  for (const path of ['/api/*', '/tiles/*'])
    app.get(path, async (c) => {
      const { pathname, search } = new URL(c.req.url);
      const answer = await fetch(portal + pathname + search);
      const headers = new Headers(answer.headers);
      // What fetch has already undone.
      for (const name of ['content-encoding', 'content-length', 'transfer-encoding']) headers.delete(name);
      return new Response(answer.body, { status: answer.status, headers });
    });
  app.get('*', async (c) => {
    const file = pathBelow(folder, c.req.path === '/' ? `${entry}.html` : c.req.path);
    const cache = c.req.path.startsWith('/assets/') ? IMMUTABLE : REVALIDATE;
    return (file === null ? null : await sendFile(c, file, cache)) ?? c.notFound();
  });
  return new Promise((done) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      done({
        url: `http://localhost:${port}/`,
        stop: () =>
          new Promise((closed) => {
            server.close(() => closed());
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      }),
    );
  });
}
