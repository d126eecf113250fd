/** A portal of a test's own, to be stopped and started again while a page is open. It has a copy of the city that all tests share. */
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, printedUrl, startPortal } from './portal.ts';

export interface OwnPortal {
  /** Origin, the same after every start. */
  url: string;
  /** Folder with its database and tiles. */
  dataDir: string;
  /** Ends its process; nothing answers at its address then. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Ends it and takes its folder away. */
  close(): Promise<void>;
}

export async function ownPortal(): Promise<OwnPortal> {
  mkdirSync('var', { recursive: true });
  const dataDir = mkdtempSync(join('var', 'own-portal-'));
  cpSync('var/test-portal/tiles', join(dataDir, 'tiles'), { recursive: true, preserveTimestamps: true });
  const port = await freePort();
  let running: ChildProcess | null = null;
  const portal: OwnPortal = {
    url: '',
    dataDir,
    async start() {
      running = startPortal(port, '', dataDir);
      portal.url = (await printedUrl(running)).replace(/\/$/, '');
    },
    async stop() {
      const ending = running;
      running = null;
      if (!ending || ending.exitCode !== null) return;
      ending.kill('SIGKILL');
      await once(ending, 'exit');
    },
    async close() {
      await portal.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  await portal.start();
  return portal;
}
