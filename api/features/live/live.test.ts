import { serve } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendEvent } from '../../live/append-event.ts';
import { closeHub, hubOf } from '../../live/hub.ts';
import { ring } from '../../live/wake.ts';
import { listen } from '../../testing/listen.ts';
import { makePack, makeReport } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { type Ask, identifyBy, jsonOf, makeIdentity, makeReportInput, sendReport } from '../../testing/send-report.ts';
import type { Receipt } from '../reports/intake-contract.ts';

let portal: Portal;
let port = 0;
let server: ReturnType<typeof serve>;
let ask: Ask;
const agency = (id: string) => ({ id, name: { vi: id } });
beforeAll(async () => {
  const identify = identifyBy({
    operator: makeIdentity('ioc-operator'),
    officer: makeIdentity('agency-officer', ['office']),
    stranger: makeIdentity('agency-officer', ['elsewhere']),
  });
  const routing = [
    { id: 'duong', name: { vi: 'Đường' }, when: { categories: ['road', 'order'] }, agencyId: 'office', priority: 'normal' as const },
  ];
  const agencies = [agency('office'), agency('elsewhere')];
  portal = await makePortal([makePack('mot', { routing, agencies, reports: [makeReport('tu-goi')] })], { identify });
  server = serve({ fetch: portal.app.fetch, port: 0, hostname: '127.0.0.1' });
  await new Promise<void>((resolve) => server.once('listening', resolve));
  const address = server.address();
  port = typeof address === 'object' && address ? address.port : 0;
  ask = (path, init) => portal.app.request(path, init);
});
afterAll(async () => {
  closeHub(portal.db);
  server.close();
  await portal.close();
});

const post = (path: string, who: string, body: unknown) =>
  ask(`/api/cities/mot/cases/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'x-as': who, 'content-type': 'application/json' },
  });

describe('the live stream', () => {
  it('tells the public of what it may see, staff of their cases, and takes a case from who lost it', async () => {
    const [everybody, officer, stranger] = [
      await listen(port, { topics: 'reports', who: '' }),
      await listen(port, { topics: 'cases', who: 'officer' }),
      await listen(port, { who: 'stranger' }),
    ];
    const hidden = await jsonOf<Receipt>(sendReport(ask, 'mot', makeReportInput({ categoryId: 'order' })));
    const shown = await jsonOf<Receipt>(sendReport(ask, 'mot', makeReportInput()));
    await expect.poll(() => officer.events.map(({ event }) => event.id)).toEqual([hidden.id, hidden.id, shown.id, shown.id]);
    // The public's are gathered: of a report the last.
    await expect.poll(() => everybody.events.map(({ event }) => event.id)).toEqual([shown.id]);
    expect(stranger.events.every(({ event }) => event.topic === 'reports')).toBe(true);
    await post(`${shown.id}/moves`, 'operator', { version: 1, to: 'forwarded', agencyId: 'elsewhere' });
    await expect.poll(() => officer.events.at(-1)?.event).toMatchObject({ topic: 'cases', id: shown.id, case: null });
    await expect.poll(() => stranger.events.at(-1)?.event).toMatchObject({ topic: 'cases', case: { agencyId: 'elsewhere' } });
    await post(`${shown.id}/moderation`, 'operator', { version: 2, publish: false });
    await expect.poll(() => everybody.events.at(-1)?.event).toMatchObject({ topic: 'reports', id: shown.id, feature: null });
    for (const line of [everybody, officer, stranger]) line.cut();
  });
  it('asks who may: cases need a right, topics and cities must exist', async () => {
    const status = async (path: string, who = '') => (await ask(path, { headers: { 'x-as': who } })).status;
    expect(await status('/api/live?city=mot&topics=cases')).toBe(401);
    expect(await status('/api/live?city=mot&topics=all')).toBe(400);
    expect(await status('/api/live?city=nowhere')).toBe(404);
  });
  it('loses and doubles nothing for fifty readers cut and resumed while events come', async () => {
    const READERS = 50;
    const EVENTS = 300;
    const { id } = await jsonOf<Receipt>(sendReport(ask, 'mot', makeReportInput()));
    const from = Number((await portal.db.client.execute('SELECT max(seq) AS seq FROM report_event')).rows[0]?.seq);
    const heard = new Map<number, string[]>();
    let writing = true;
    const write = async () => {
      for (let i = 0; i < EVENTS; i++) {
        await portal.db.transact((tx) =>
          appendEvent(tx, { city: 'mot', report: id, at: new Date(), kind: 'edited', actor: null, visibility: 'staff', data: { i } }),
        );
        ring(portal.db);
        if (i % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 10));
      }
      writing = false;
    };
    const read = async (n: number) => {
      const all: string[] = [];
      heard.set(n, all);
      let lastId = `${from}.1`;
      const done = () => all.length >= EVENTS * 2;
      for (let cuts = 0; !done(); cuts++) {
        const line = await listen(port, { lastId });
        const last = !writing && cuts > 3;
        const until = Date.now() + (last ? 20_000 : 20 + Math.random() * 120);
        while (Date.now() < until && !(last && all.length + line.events.length >= EVENTS * 2))
          await new Promise((resolve) => setTimeout(resolve, 10));
        // What arrives after the cut is not counted, as with a real client.
        const got = line.events.splice(0);
        const id = got.at(-1)?.id;
        line.cut();
        all.push(...got.map((one) => one.id));
        lastId = id ?? lastId;
        if (last) break;
      }
    };
    await Promise.all([write(), ...Array.from({ length: READERS }, (_, n) => read(n))]);
    const expected = Array.from({ length: EVENTS }, (_, i) => [`${from + 1 + i}.0`, `${from + 1 + i}.1`]).flat();
    for (const all of heard.values()) expect(all).toEqual(expected);
    // Who was cut is forgotten.
    await expect.poll(() => hubOf({ db: portal.db } as never).size, { timeout: 10_000 }).toBe(0);
  });
});
