import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../config.ts';
import { type Database, openDatabase } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';
import { outboxState, sweepOutbox } from '../outbox/outbox-state.ts';
import { pauseAfter, sendItems } from '../outbox/send-items.ts';
import { readLetter, smtpError, startMailServer } from '../testing/mail-server.ts';
import { type MailSender, makeMailSender } from './mail-sender.ts';
import { type Mail, oneLine, queueMail } from './queue-mail.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const TO = 'quang.thi-yen+phan.anh@example.vn';
const LETTER: Mail = {
  to: TO,
  lang: 'vi',
  subject: 'Phản ánh “Ổ gà trước nhà số 308” đã được giải quyết xong, xin mời bà con xem kết quả',
  text: `Kính gửi bà con,\n\nỔ gà đã được vá.\n.dòng bắt đầu bằng dấu chấm\n${'Đường Hoàng Quốc Việt '.repeat(20)}\n`,
  kind: 'update',
  ref: '260105-abcdef',
};

let folder: string;
let db: Database;
let at: Date;
let log: string;
let sender: MailSender | undefined;
const kept = new Writable({
  write(line, _, done) {
    log += String(line);
    done();
  },
});
const servers: { close(): Promise<void> }[] = [];
const parts = () => ({
  db,
  now: () => at,
  log: pino({ level: 'debug' }, kept),
});
const queue = (change: Partial<Mail> = {}) => db.transact((tx) => queueMail(tx, { ...LETTER, ...change }, at));
const sendBy = (environment: Record<string, string>) => {
  sender?.close();
  sender = makeMailSender(readConfig({ DATA_DIR: folder, MAIL_FROM: 'Toàn Cảnh <portal@example.vn>', ...environment }));
  return sendItems(parts(), 'mail', sender.send);
};
const rows = async () => (await db.client.execute('SELECT * FROM outbox ORDER BY seq')).rows;
async function serve(...options: Parameters<typeof startMailServer>) {
  const server = await startMailServer(...options);
  servers.push(server);
  return server;
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mail-'));
  db = await openDatabase(`file:${folder}/portal.db`);
  await migrate(db);
  at = new Date('2026-01-14T03:00:00Z');
  log = '';
});
afterEach(async () => {
  sender?.close();
  sender = undefined;
  for (const server of servers.splice(0)) await server.close();
  await db.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a letter', () => {
  it('arrives by SMTP with its words whole, once, and its address is forgotten', async () => {
    const server = await serve();
    const id = await queue({ unsubscribe: 'https://bando.example.vn/api/follow/end?t=abc' });
    expect(await sendBy({ SMTP_URL: server.url })).toBe(1);
    expect(await sendBy({ SMTP_URL: server.url })).toBe(0);
    const [mail] = server.received;
    expect(server.received).toHaveLength(1);
    expect(mail?.to).toEqual([TO]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: everything but ASCII is looked for
    expect(mail?.raw).not.toMatch(/[^\x00-\x7f]/);
    expect(mail?.headers).toMatchObject({
      subject: LETTER.subject,
      from: 'Toàn Cảnh <portal@example.vn>',
      to: TO,
      'message-id': `<${id}@example.vn>`,
      date: 'Wed, 14 Jan 2026 03:00:00 +0000',
      'content-language': 'vi',
      'auto-submitted': 'auto-generated',
      'list-unsubscribe': '<https://bando.example.vn/api/follow/end?t=abc>',
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
      'content-type': 'text/plain; charset=utf-8',
    });
    expect(mail?.text).toBe(LETTER.text.trimEnd());
    expect(await rows()).toMatchObject([{ state: 'sent', content: null, attempts: 1 }]);
  });
  it('promises one-click unsubscribing over https only, and none where nothing is subscribed', async () => {
    const server = await serve();
    await queue({ unsubscribe: 'http://localhost:8080/api/follow/end?t=abc' });
    await queue();
    await sendBy({ SMTP_URL: server.url });
    const [first, second] = server.received.map((mail) => mail.headers);
    expect([first?.['list-unsubscribe'], first?.['list-unsubscribe-post']]).toEqual([
      '<http://localhost:8080/api/follow/end?t=abc>',
      undefined,
    ]);
    expect([second?.['list-unsubscribe'], second?.['list-unsubscribe-post']]).toEqual([undefined, undefined]);
  });
  it.each<[string, Partial<Mail>]>([
    ['a second header in the subject', { subject: 'Chào\r\nBcc: moi@example.vn' }],
    ['a bare line feed in the subject', { subject: 'Chào\nBcc: moi@example.vn' }],
    ['a line separator in the subject', { subject: 'Chào\u2028Bcc: moi@example.vn' }],
    ['a zero character in the subject', { subject: 'Chào\u0000' }],
    ['no subject', { subject: '' }],
    ['a header in the address', { to: 'a@example.vn\r\nBcc: moi@example.vn' }],
    ['two addresses', { to: 'a@example.vn, b@example.vn' }],
    ['an address with a name', { to: 'Bà con <a@example.vn>' }],
    ['no address', { to: 'ai-do' }],
    ['a header in the link', { unsubscribe: 'https://example.vn/\r\nBcc: moi@example.vn' }],
    ['a link that is a script', { unsubscribe: 'javascript:alert(1)' }],
    ['a header in the language', { lang: 'vi\r\nBcc: a@example.vn' }],
  ])('with %s is refused', async (_, change) => {
    await expect(queue(change)).rejects.toThrow();
    expect(await rows()).toEqual([]);
  });
  it('is not written when the change that it tells of fails', async () => {
    const change = db.transact(async (tx) => {
      await queueMail(tx, LETTER, at);
      throw new Error('no');
    });
    await expect(change).rejects.toThrow('no');
    expect(await rows()).toEqual([]);
  });
  it('gets foreign words as one line', () => {
    expect(oneLine('Ổ gà\r\nBcc: a@example.vn \t x')).toBe('Ổ gà Bcc: a@example.vn x');
    expect(oneLine('ổ'.repeat(200), 10)).toBe(`${'ổ'.repeat(9)}…`);
    expect(oneLine(`${'a'.repeat(8)}😀😀`, 10)).toBe(`${'a'.repeat(8)}…`);
  });
});

describe('what goes wrong', () => {
  it('a server that is down is tried again later, and the rest waits with it', async () => {
    const away = await serve();
    await away.close();
    for (let n = 0; n < 10; n++) await queue({ ref: `r${n}` });
    expect(await sendBy({ SMTP_URL: away.url })).toBe(0);
    const tried = (await rows()).filter((row) => row.attempts === 1);
    expect(tried).toHaveLength(8);
    expect(tried[0]).toMatchObject({ state: 'waiting', fault: 'ESOCKET', due_at: at.getTime() + MINUTE });
    at = new Date(at.getTime() + 2 * 60 * MINUTE);
    expect((await outboxState(parts())).mail).toEqual({ waiting: 10, late: 10, givenUp: 0 });
    const back = await serve({}, away.port);
    expect(await sendBy({ SMTP_URL: back.url })).toBe(10);
    expect(new Set(back.received.map((mail) => mail.headers['message-id'])).size).toBe(10);
    expect((await outboxState(parts())).mail).toEqual({ waiting: 0, late: 0, givenUp: 0 });
  });
  it('a passing refusal (4xx) is tried again with growing pauses and given up after three days', async () => {
    const server = await serve({ onRcptTo: (_, __, done) => done(smtpError(451)) });
    await queue();
    const pauses: number[] = [];
    for (let n = 0; n < 100; n++) {
      await sendBy({ SMTP_URL: server.url });
      const [row] = await rows();
      if (row?.state !== 'waiting') break;
      pauses.push((Number(row?.due_at) - at.getTime()) / MINUTE);
      at = new Date(Number(row?.due_at));
    }
    expect(pauses.slice(0, 10)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 360]);
    expect(await rows()).toMatchObject([{ state: 'given-up', fault: 'EENVELOPE 451', content: null }]);
    expect(pauseAfter(10_000)).toBe(360 * MINUTE);
    expect((await outboxState(parts())).mail.givenUp).toBe(1);
  });
  it('an address that is refused (5xx) is given up at once, and no log says which', async () => {
    const server = await serve({
      onRcptTo: ({ address }, _, done) => done(address === TO ? smtpError(550, `no such user ${TO}`) : undefined),
    });
    await queue();
    await queue({ to: 'khac@example.vn' });
    expect(await sendBy({ SMTP_URL: server.url })).toBe(1);
    expect(await rows()).toMatchObject([
      { state: 'given-up', fault: 'EENVELOPE 550', content: null },
      { state: 'sent', fault: null },
    ]);
    expect(log).toContain('given up sending');
    expect(log).not.toContain('example.vn');
  });
  const refuse = (code: number) => () => {
    throw smtpError(code);
  };
  it.each<[string, Parameters<typeof serve>[0], string, string]>([
    ['refused content', { onMail: refuse(554) }, 'given-up', 'EMESSAGE 554'],
    ['a full disk of the server', { onMail: refuse(452) }, 'waiting', 'EMESSAGE 452'],
    ['a sender that is not ours', { onMailFrom: (_, __, done) => done(smtpError(550)) }, 'waiting', 'EENVELOPE 550'],
    [
      'a wrong password',
      { authOptional: false, allowInsecureAuth: true, onAuth: (_, __, done) => done(smtpError(535)) },
      'waiting',
      'EAUTH 535',
    ],
  ])('%s', async (_, options, state, fault) => {
    const server = await serve(options);
    await queue();
    await sendBy({ SMTP_URL: options?.onAuth ? server.url.replace('//', '//user:pass@') : server.url });
    expect(await rows()).toMatchObject([{ state, fault }]);
  });
  it('a process killed after the server took the mail sends it again under the same Message-ID, and only after its lease', async () => {
    let victim: ReturnType<typeof spawn> | undefined;
    let deaths = 0;
    const server = await serve({
      onMail: () => {
        if (victim?.kill('SIGKILL')) deaths += 1;
        victim = undefined;
      },
    });
    at = new Date();
    await queue();
    victim = spawn(process.execPath, [
      fileURLToPath(new URL('../testing/killed-sender.ts', import.meta.url)),
      `file:${folder}/portal.db`,
      server.url,
    ]);
    const child = victim;
    await new Promise((resolve) => child.once('exit', resolve));
    expect([deaths, server.received.length]).toEqual([1, 1]);
    expect(await rows()).toMatchObject([{ state: 'waiting', attempts: 1 }]);
    expect(await sendBy({ SMTP_URL: server.url })).toBe(0);
    at = new Date(at.getTime() + 10 * MINUTE);
    expect(await sendBy({ SMTP_URL: server.url })).toBe(1);
    const [first, second] = server.received.map((mail) => mail.headers['message-id']);
    expect([server.received.length, second]).toEqual([2, first]);
    expect(await rows()).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });
});

describe('without a server', () => {
  it('letters become files that only we may read, and are removed with what the outbox forgets', async () => {
    const id = await queue();
    expect(await sendBy({})).toBe(1);
    const [name = ''] = await readdir(join(folder, 'outbox'));
    expect(name).toBe(`2026-01-14T030000-update-${id}.eml`);
    const { headers, text } = readLetter(await readFile(join(folder, 'outbox', name), 'latin1'));
    expect([headers.subject, text]).toEqual([LETTER.subject, LETTER.text.trimEnd()]);
    await utimes(join(folder, 'outbox', name), at, at);
    at = new Date(at.getTime() + 13 * DAY);
    await sweepOutbox(parts());
    await sender?.sweep(at);
    expect([(await rows()).length, (await readdir(join(folder, 'outbox'))).length]).toEqual([1, 1]);
    at = new Date(at.getTime() + 2 * DAY);
    await sweepOutbox(parts());
    await sender?.sweep(at);
    expect([(await rows()).length, (await readdir(join(folder, 'outbox'))).length]).toEqual([0, 0]);
  });
});

describe('the settings', () => {
  it.each([
    ['SMTP_URL', { SMTP_URL: 'http://mail.example.vn', MAIL_FROM: 'a@example.vn' }],
    ['MAIL_FROM', { SMTP_URL: 'smtp://mail.example.vn' }],
    ['MAIL_FROM', { MAIL_FROM: 'nobody' }],
    ['MAIL_FROM', { MAIL_FROM: 'A <a@example.vn>\r\nBcc: b@example.vn' }],
  ])('name %s when it is wrong', (name, environment) => {
    expect(() => readConfig(environment)).toThrow(name);
  });
});
