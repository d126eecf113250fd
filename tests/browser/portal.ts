/** Starts the portal once for all browser tests, as `npm start` does, and ends it as a service manager would. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    portalUrl: string;
    /** Origin of a page that may embed the map. */
    friendUrl: string;
    /** Origin of a page that may not. */
    strangerUrl: string;
  }
}

/** Kept between runs, so that only the first one builds the city; the database is made anew each time. */
const DATA_DIR = 'var/test-portal';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  for (const file of globSync(`${DATA_DIR}/portal.db*`)) rmSync(file);
  const [friend, stranger] = await Promise.all([servePages(), servePages()]);
  const port = await freePort();
  const portal = startPortal(port, originOf(friend));
  const url = await printedUrl(portal);
  project.provide('portalUrl', url.replace(/\/$/, ''));
  project.provide('friendUrl', originOf(friend));
  project.provide('strangerUrl', originOf(stranger));
  return async () => {
    friend.close();
    stranger.close();
    if (portal.exitCode === null) {
      portal.kill('SIGTERM');
      await once(portal, 'exit');
    }
    if (portal.exitCode !== 0) throw new Error(`The portal ended with ${portal.exitCode ?? portal.signalCode} instead of 0.`);
  };
}

/** As `npm start` does, from a folder of its own. */
export function startPortal(port: number, embedOrigins: string, dataDir = DATA_DIR): ChildProcess {
  const { CITY_SOURCES: _, DATABASE_URL: __, PUBLIC_URL: ___, ...inherited } = process.env;
  // Without sources the city is the sample everywhere, whatever lies on the machine.
  const env = {
    ...inherited,
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: String(port),
    DATA_DIR: dataDir,
    EMBED_ORIGINS: embedOrigins,
    // Followers are told at once.
    FOLLOW_GATHER: '0',
    LOG_LEVEL: 'warn',
  };
  return spawn(process.execPath, ['api/start.ts'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
}

/** The line that tells a visitor where to go is the promise that all is there. */
export function printedUrl(portal: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    portal.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const url = /^https?:\/\/\S+$/m.exec(text)?.[0];
      if (url) resolve(url);
    });
    portal.once('error', reject);
    portal.once('exit', (code) => reject(new Error(`The portal ended with ${code} before it was ready:\n${text}`)));
  });
}

const originOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

async function listening(server: Server): Promise<Server> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

export async function freePort(): Promise<number> {
  const server = await listening(createServer());
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** Somebody's web site: an empty page at every address. */
const servePages = () =>
  listening(
    createServer((_, response) =>
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>Site</title><link rel="icon" href="data:,">'),
    ),
  );
