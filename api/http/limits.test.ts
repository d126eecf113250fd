import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../app.ts';
import { makeUser, send, signIn } from '../auth/user.factory.ts';
import { makeArea, makePack } from '../testing/make-pack.ts';
import { makePortal, type Portal } from '../testing/make-portal.ts';
import { makePhoto, makeReportInput, sendReport } from '../testing/send-report.ts';

const from = (address: string, more: Record<string, string> = {}) => ({ headers: { 'x-forwarded-for': address, ...more } });
/** How many of the answers are refused by a limit, and that such an answer says for how long. */
async function refused(answers: Response[]): Promise<number> {
  const limited = answers.filter(({ status }) => status === 429);
  for (const answer of limited) {
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await answer.text()).toMatch(/Try again in \d+ (seconds|minutes)/);
  }
  return limited.length;
}

describe('what is sent is limited by', () => {
  let portal: Portal;
  beforeAll(async () => {
    // Two wards side by side, and nothing to the south of them.
    const areas = [makeArea('tay', [104.99, 21.002, 105, 21.01]), makeArea('dong', [105, 21.002, 105.01, 21.01])];
    const config = { trustedHops: 1, reportsPerHour: 3, reportsPerArea: 9, uploadPerDay: 1 };
    portal = await makePortal([makePack('mot', { areas })], { config });
  });
  afterAll(() => portal.close());
  const ask = (path: string, init?: RequestInit) => portal.app.request(path, init);
  const report = (position: [number, number], options: Parameters<typeof sendReport>[3]) =>
    sendReport(ask, 'mot', makeReportInput({ position }), options);
  const several = async (count: number, one: (n: number) => Promise<Response>) => {
    const answers = [];
    for (let n = 0; n < count; n++) answers.push(await one(n));
    return refused(answers);
  };

  it('IPv4 address', async () => {
    expect(await several(5, () => report([105.0011, 21.0011], from('203.0.113.1')))).toBe(2);
    expect((await report([105.0011, 21.0011], from('203.0.113.2'))).status).toBe(201);
  });
  it('IPv6 household', async () => {
    expect(await several(5, (n) => report([105.0011, 21.0011], from(`2001:db8:7:7::${n + 1}`)))).toBe(2);
  });
  it('device, wherever it is', async () => {
    const device = { 'x-device': 'may-cua-toi-0123456789' };
    expect(await several(5, (n) => report([104.9951, 20.9951], from(`203.0.113.${10 + n}`, device)))).toBe(2);
  });
  it('account, wherever it is', async () => {
    const cookie = await signIn(portal, (await makeUser(portal)).email);
    const own = (n: number) =>
      sendReport(
        ask,
        'mot',
        { ...makeReportInput({ position: [104.9951, 20.9951] }), own: true },
        from(`203.0.113.${20 + n}`, { cookie, 'sec-fetch-site': 'same-origin' }),
      );
    expect(await several(5, own)).toBe(2);
  });
  it('ward, whoever sends and wherever in it; the next ward goes on, up to the same bound', async () => {
    const corners: [number, number][] = [
      [104.9911, 21.0021],
      [104.9989, 21.0089],
    ];
    const here = (n: number) => report(corners[n % 2] ?? [0, 0], from(`198.18.1.${n + 1}`));
    expect(await several(12, here)).toBe(3);
    expect(await several(9, (n) => report([105.0051, 21.0081], from(`198.18.2.${n + 1}`)))).toBe(0);
    const refusedOne = await here(12);
    const problem = (await refusedOne.json()) as { detail: string; errors: unknown };
    expect(problem.detail).toMatch(/^Too many reports about this area for now\. Try again in \d+ minutes\.$/);
    expect(problem.errors).toEqual([{ field: 'area', message: 'too-many' }]);
    // An hour on it is open again: limits go by the real clock, so that is not waited for here.
    expect(Number(refusedOne.headers.get('retry-after'))).toBeLessThanOrEqual(3600);
  });
  it('square of the map outside every ward, whoever sends', async () => {
    expect(await several(12, (n) => report([105.0001, 20.9951], from(`198.51.100.${n + 1}`)))).toBe(3);
    expect((await report([104.9951, 21.0011], from('198.51.100.99'))).status).toBe(201);
  });
  it('megabytes of photos in a day', async () => {
    const bytes = await makePhoto(1200, 900, 'png');
    expect(bytes.length).toBeGreaterThan(1 << 20);
    const large = { photos: [{ bytes, type: 'image/png' }], ...from('198.51.100.200') };
    expect(await several(1, () => report([104.9951, 21.0011], large))).toBe(1);
    const small = { photos: [{ bytes: await makePhoto(64, 48), type: 'image/jpeg' }], ...from('198.51.100.201') };
    expect((await report([104.9951, 21.0011], small)).status).toBe(201);
  });
  it('exports of an account', async () => {
    const cookie = await signIn(portal, (await makeUser(portal, [{ role: 'leader', city: 'mot' }])).email);
    const csv = async () => {
      const answer = await ask('/api/cities/mot/cases.csv', { headers: { cookie } });
      if (answer.ok) await answer.text();
      return answer;
    };
    expect(await several(62, csv)).toBe(2);
  });
  it('tries at signing in', async () => {
    const tries = () => send(portal, '/api/auth/sign-in', { email: 'mot-nguoi@thu.example', password: 'khong phai mat khau' });
    expect(await several(12, tries)).toBe(2);
  });

  it('any of these, and the log says which was hit, once a second and without whom', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
    const app = createApp({ db: portal.db, config: portal.config, models: portal.models, log });
    const tries = (n: number) =>
      send({ app }, '/api/auth/sign-in', { email: 'hai-nguoi@thu.example', password: `khong phai mat khau ${n}` });
    expect(await several(14, tries)).toBe(4);
    const hits = lines.map((line) => JSON.parse(line) as { msg: string; more?: number }).filter(({ msg }) => msg === 'limit hit');
    expect(hits[0]).toMatchObject({ limit: 'account', method: 'POST', path: '/api/auth/sign-in' });
    expect(hits.reduce((sum, { more = 0 }) => sum + 1 + more, 0)).toBeLessThanOrEqual(4);
    expect(lines.join('')).not.toMatch(/@|hai-nguoi|mat khau/);
  });
});
