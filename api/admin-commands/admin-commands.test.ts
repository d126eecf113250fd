/** The commands as they are typed, in processes of their own, beside a portal that is in use. */
import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ROLES } from '../../data/model/rights.ts';
import { createApp } from '../app.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { verifyAudit } from '../audit/verify-audit.ts';
import { addSecondFactor, codeOf, cookiesOf, makeUser, PASSWORD, send, signIn } from '../auth/user.factory.ts';
import { openDatabase } from '../db/database.ts';
import { makePack } from '../testing/make-pack.ts';
import { makePortal, type Portal } from '../testing/make-portal.ts';
import { firstAdministratorLink } from './make-administrator.ts';

// Each command is a process of its own, and the machine may be busy.
vi.setConfig({ testTimeout: 180_000 });

let portal: Portal;
let folder: string;
beforeEach(async () => {
  portal = await makePortal([makePack('mot')]);
  folder = await mkdtemp(join(tmpdir(), 'commands-'));
});
afterEach(async () => {
  await portal.close();
  await rm(folder, { recursive: true, force: true });
});

/** Types a command. */
function run(name: string, args: string[] = [], environment: Record<string, string> = {}) {
  return new Promise<{ code: number | null; out: string; said: string }>((resolve) => {
    const child = spawn(process.execPath, [fileURLToPath(new URL(`${name}.ts`, import.meta.url)), ...args], {
      env: { PATH: process.env.PATH, DATA_DIR: portal.config.dataDir, ...environment },
      cwd: folder,
    });
    const [out, said]: [string[], string[]] = [[], []];
    child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
    child.once('exit', (code) => resolve({ code, out: out.join(''), said: said.join('') }));
  });
}
const tokenIn = (text: string) => /#invitation=([\w-]+)/.exec(text)?.[1] ?? '';
const accept = (token: string, more: object = {}) => send(portal, '/api/auth/invitation', { token, password: PASSWORD, ...more });
const me = async (cookie: string) => (await portal.get('/api/me', { cookie })).json.me;

describe('npm run admin', () => {
  it('prints a link that makes an administrator, who then needs a second factor', async () => {
    const { code, out } = await run('admin', ['create', '--email', 'quan-tri@thu.example', '--name', 'Quản Trị']);
    expect(code).toBe(0);
    expect(out).toContain('http://localhost:8080/mot/account#invitation=');
    expect((await accept(tokenIn(out))).status).toBe(200);
    const { cookie } = await addSecondFactor(portal, await signIn(portal, 'quan-tri@thu.example'));
    expect((await me(cookie)).grants).toEqual([{ role: 'administrator', city: null, scope: {} }]);
    expect((await accept(tokenIn(out))).status).toBe(404);
  });

  it('says in a sentence what is missing', async () => {
    expect(await run('admin', ['create', '--email', 'khong'])).toMatchObject({
      code: 1,
      said: '--email: an e-mail address is missing or is none.\n',
    });
    expect((await run('admin')).said).toMatch(/^Usage: /);
    expect((await run('admin', ['create'], { DATA_DIR: folder })).said).toMatch(/has no accounts yet: start the portal once/);
  });
});

describe('the first start', () => {
  it('offers a link as long as nobody administers the portal', async () => {
    const context = { db: portal.db, config: portal.config, now: portal.clock.now };
    const [old, link] = [await firstAdministratorLink(context, 'mot'), await firstAdministratorLink(context, 'mot')];
    const person = { name: 'Quản Trị', email: 'quan-tri@thu.example' };
    expect((await accept(tokenIn(old ?? ''), person)).status).toBe(404);
    expect((await accept(tokenIn(link ?? ''), person)).status).toBe(200);
    expect(await firstAdministratorLink(context, 'mot')).toBeNull();
  });
});

describe('npm run demo', () => {
  it('makes one account of each role, which sign in at once and say that they are demo accounts', async () => {
    const { code, out } = await run('demo');
    expect(code).toBe(0);
    const password = /Password of all: (\S+)/.exec(out)?.[1] ?? '';
    for (const role of ROLES) {
      const known = await me(await signIn(portal, `${role}@demo.example`, password));
      expect(known).toMatchObject({ demo: true, secondFactorMissing: false, grants: [{ role, city: 'mot' }] });
    }
    expect((await run('demo', ['--remove'])).out).toBe(`${ROLES.length} demo accounts removed.\n`);
    expect((await send(portal, '/api/auth/sign-in', { email: 'administrator@demo.example', password })).status).toBe(401);
  });

  it('refuses in production', async () => {
    expect(await run('demo', [], { NODE_ENV: 'production' })).toMatchObject({
      code: 1,
      said: 'Demo accounts are refused: NODE_ENV is production.\n',
    });
    expect((await portal.db.client.execute('SELECT count(*) AS n FROM user')).rows[0]?.n).toBe(0);
  });
});

/** Audit rows, as a running portal writes them. */
const write = (n: number) =>
  portal.db.transact((tx) =>
    appendAudit(tx, { actor: null, action: 'note:case', city: 'mot', entity: 'case', entityId: `${n}`, fields: { n } }, new Date()),
  );

describe('npm run audit -- verify', () => {
  it('names the first altered row', async () => {
    for (let n = 1; n <= 5; n++) await write(n);
    expect(await run('audit', ['verify'])).toMatchObject({ code: 0, out: 'The audit log holds: 5 rows.\n' });
    await portal.db.write((client) =>
      client.executeMultiple("DROP TRIGGER audit_no_update; UPDATE audit SET entity_id = 'other' WHERE seq = 3"),
    );
    const { code, said } = await run('audit', ['verify']);
    expect([code, said]).toEqual([
      1,
      'The audit log was altered: row 3 is missing or does not follow from the one before (2 rows before it hold).\n',
    ]);
  });

  it('cannot be altered by the portal itself', async () => {
    await write(1);
    for (const sql of ['DELETE FROM audit', "UPDATE audit SET actor = 'x'"])
      await expect(portal.db.write((client) => client.execute(sql))).rejects.toThrow('append-only');
  });
});

describe('backup and restore', () => {
  it('while reports are written: everything acknowledged before is there, whole, and people sign in as before', async () => {
    const { email } = await makeUser(portal, [{ role: 'ioc-operator', city: 'mot' }]);
    const { uri } = await addSecondFactor(portal, await signIn(portal, email));
    const media = join(portal.config.dataDir, 'media', 'ab');
    await mkdir(media, { recursive: true });
    await writeFile(join(media, 'photo.webp'), Buffer.from([0, 1, 2, 255]));
    for (let n = 0; n < 300; n++) await write(n);
    const before = (await portal.db.client.execute('SELECT count(*) AS n FROM audit')).rows[0]?.n;

    let busy = true;
    let written = 0;
    const writing = (async () => {
      for (; busy; written++) {
        await write(1000 + written);
        await new Promise((turn) => setTimeout(turn, 1));
      }
    })();
    const target = join(folder, 'copy');
    const done = await run('backup', [target]);
    busy = false;
    await writing;
    expect(done).toMatchObject({ code: 0, said: '' });
    // It really ran beside the writes.
    expect(written).toBeGreaterThan(20);
    expect((await stat(join(target, 'portal.db'))).mode & 0o077).toBe(0);

    const elsewhere = join(folder, 'elsewhere');
    expect(await run('restore', [target], { DATA_DIR: elsewhere })).toMatchObject({ code: 0, said: '' });
    expect(await readFile(join(elsewhere, 'media/ab/photo.webp'))).toEqual(Buffer.from([0, 1, 2, 255]));
    const config = { ...portal.config, dataDir: elsewhere, databaseUrl: `file:${elsewhere}/portal.db` };
    const db = await openDatabase(config.databaseUrl);
    try {
      const rows = async (client: Portal['db']['client'], limit: number) =>
        (await client.execute({ sql: 'SELECT seq, action, entity_id, hash FROM audit ORDER BY seq LIMIT ?', args: [limit] })).rows.map(
          (row) => ({ ...row }),
        );
      const copied = Number((await db.client.execute('SELECT count(*) AS n FROM audit')).rows[0]?.n);
      expect(copied).toBeGreaterThanOrEqual(Number(before));
      expect(await rows(db.client, copied)).toEqual(await rows(portal.db.client, copied));
      expect((await verifyAudit(db.client)).broken).toBeNull();
      const again = { app: createApp({ db, config, models: portal.models }) };
      const half = cookiesOf(await send(again, '/api/auth/sign-in', { email, password: PASSWORD }));
      // Only with the secret of the old portal can the code be checked.
      expect((await send(again, '/api/auth/code', { code: codeOf(uri, 1) }, half)).status).toBe(200);
    } finally {
      await db.close();
    }
  });

  it('refuse to write over anything, and to restore what is damaged', async () => {
    const target = join(folder, 'copy');
    expect((await run('backup', [target])).code).toBe(0);
    expect((await run('backup', [target])).said).toMatch(/exists already; name a new folder/);
    expect((await run('restore', [target])).said).toMatch(/exists already: stop the portal and move its data away/);
    const elsewhere = { DATA_DIR: join(folder, 'elsewhere') };
    expect((await run('restore', [folder], elsewhere)).said).toMatch(/is no complete backup/);
    await chmod(join(target, 'portal.db'), 0o600);
    const bytes = await readFile(join(target, 'portal.db'));
    bytes[5000] = (bytes[5000] ?? 0) ^ 1;
    await writeFile(join(target, 'portal.db'), bytes);
    expect((await run('restore', [target], elsewhere)).said).toMatch(/is not the file that was backed up/);
    await expect(stat(join(folder, 'elsewhere', 'portal.db'))).rejects.toThrow('ENOENT');
  });
});
