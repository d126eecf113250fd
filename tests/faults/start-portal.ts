import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Ask } from '../../api/testing/send-report.ts';

const PORTAL = fileURLToPath(new URL('../../api/testing/portal-process.ts', import.meta.url));

export interface PortalProcess {
  pid: number;
  port: number;
  ask: Ask;
  /** What it wrote to standard error. */
  said(): string;
  /** Ends it at once, without a chance to tidy up; resolves when it is gone. */
  kill(): Promise<void>;
  /** Ends it as a service manager does. */
  stop(): Promise<void>;
}

/** Milliseconds that a hook which starts a process may take on a busy machine. */
export const START = 180_000;

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/**
 * Starts a real portal on a folder and waits until it can be asked.
 * @param under a command that runs it, such as `faketime …`
 */
export async function startPortal(
  folder: string,
  { env = {}, under = [] }: { env?: Record<string, string>; under?: string[] } = {},
): Promise<PortalProcess> {
  mkdirSync(folder, { recursive: true });
  const [command = process.execPath, ...args] = [...under, process.execPath, PORTAL, folder];
  const child = spawn(command, args, { env: { PATH: process.env.PATH, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  const gone = new Promise<void>((done) =>
    child.once('exit', () => {
      running.delete(child);
      done();
    }),
  );
  const words: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => words.push(text));
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.once('data', (data: Buffer) => resolve(Number(data.toString().trim())));
    child.once('error', reject);
    child.once('exit', (code, signal) => reject(new Error(`the portal ended with ${code ?? signal}: ${words.join('').slice(-2000)}`)));
  });
  return {
    pid: child.pid ?? 0,
    port,
    ask: (path, init) => fetch(`http://127.0.0.1:${port}${path}`, init),
    said: () => words.join(''),
    kill: () => {
      child.kill('SIGKILL');
      return gone;
    },
    stop: () => {
      child.kill('SIGTERM');
      return gone;
    },
  };
}
