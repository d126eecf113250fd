import { fork } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ownSecret } from './own-secret.ts';

const folder = mkdtempSync(join(tmpdir(), 'secret-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a secret of our own', () => {
  it('is made once, for our eyes only, and leaves nothing beside it', () => {
    const path = join(folder, 'below', 'one');
    const first = ownSecret(path);
    expect(first).toMatch(/^[\w-]{43}$/);
    expect(ownSecret(path)).toBe(first);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'below'))).toEqual(['one']);
  });

  it('is one for all processes that start at once', async () => {
    const path = join(folder, 'shared');
    const script = `data:text/javascript,import { ownSecret } from ${JSON.stringify(import.meta.resolve('./own-secret.ts'))}; process.send(ownSecret(${JSON.stringify(path)}));`;
    const all = await Promise.all(
      Array.from(
        { length: 8 },
        () =>
          new Promise<string>((done, fail) => {
            const child = fork('-', [], { execArgv: ['--input-type=module', '--import', script, '-e', ''], silent: true });
            child.once('message', (message) => done(String(message)));
            child.once('exit', () => fail(new Error('ended without a word')));
          }),
      ),
    );
    expect(new Set(all).size).toBe(1);
    expect(all[0]).toMatch(/^[\w-]{43}$/);
  });
});
