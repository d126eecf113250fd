import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Database, tiles and the built interface of the measured portal; apart from those of `npm start`. */
export const BENCH_DIR = `${ROOT}var/bench`;
const FIRST_START = 300_000;

export interface RunningPortal {
  url: string;
  /** Seconds from the process's start to its address. */
  seconds: number;
  stop(): Promise<void>;
}

/** A TCP port that is free now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** Starts the real portal as `npm start` does, in a folder of its own, and waits for its address. Ends it by SIGTERM. */
export async function startPortal(environment: Record<string, string> = {}): Promise<RunningPortal> {
  await mkdir(BENCH_DIR, { recursive: true });
  const began = performance.now();
  const port = await freePort();
  const child = spawn(process.execPath, [`${ROOT}api/start.ts`], {
    cwd: BENCH_DIR,
    env: {
      ...process.env,
      DATA_DIR: `${BENCH_DIR}/data`,
      LOG_LEVEL: 'warn',
      ...environment,
      PORT: String(port),
      HOST: '127.0.0.1',
      PUBLIC_URL: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  const url = `http://localhost:${port}`;
  await new Promise<void>((ready, fail) => {
    let words = '';
    const slow = setTimeout(() => {
      child.kill('SIGTERM');
      fail(new Error(`the portal did not start within ${FIRST_START / 1000} s: ${words.slice(-500)}`));
    }, FIRST_START);
    const listen = (text: Buffer) => {
      words += text;
      if (!words.includes(url)) return;
      clearTimeout(slow);
      ready();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', (code) => {
      clearTimeout(slow);
      fail(new Error(`the portal ended with ${code}: ${words.slice(-500)}`));
    });
  });
  return {
    url,
    seconds: (performance.now() - began) / 1000,
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
