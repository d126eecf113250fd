import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'start-'));
  await writeFile(join(folder, 'file'), '');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the start command; its exit code and what it said on standard error. */
function start(environment: Record<string, string>) {
  return new Promise<{ code: number | null; said: string }>((resolve) => {
    const child = spawn(process.execPath, [fileURLToPath(new URL('start.ts', import.meta.url))], {
      env: { PATH: process.env.PATH, LOG_LEVEL: 'silent', DATA_DIR: join(folder, 'data'), ...environment },
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (text) => {
      said += text;
    });
    child.once('exit', (code) => resolve({ code, said }));
  });
}

describe('npm start', () => {
  it('names a wrong variable', async () => {
    expect(await start({ PORT: 'x' })).toEqual({
      code: 1,
      said: 'Toàn Cảnh cannot start: The environment variable PORT is wrong: a port number.\n',
    });
  });
  it('names a folder that it cannot write to', async () => {
    const { code, said } = await start({ DATA_DIR: join(folder, 'file', 'below') });
    expect(code).toBe(1);
    expect(said).toMatch(/^Toàn Cảnh cannot start: the folder .* cannot be written to; set DATA_DIR to one that can\.\n$/);
  });
  it('names a port that is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => other.once('listening', done));
    const address = other.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    const { code, said } = await start({ PORT: port });
    other.close();
    expect(said).toBe(`Toàn Cảnh cannot start: port ${port} is in use; set PORT to another one.\n`);
    expect(code).toBe(1);
  });
});
