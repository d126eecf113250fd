import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reduced } from '../../cases/compute-figures.ts';
import { makePack, makeReport } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { identifyBy, jsonOf, makeIdentity, makeReportInput, sendReport } from '../../testing/send-report.ts';
import type { Receipt } from '../reports/intake-contract.ts';
import type { CaseDetail } from './contract.ts';
import { Figures } from './figures-contract.ts';

let portal: Portal;
beforeAll(async () => {
  const identify = identifyBy({ operator: makeIdentity('ioc-operator'), officer: makeIdentity('agency-officer', ['office']) });
  const routing = [{ id: 'duong', name: { vi: 'Đường' }, when: { categories: ['road'] }, agencyId: 'office', priority: 'normal' as const }];
  const pack = makePack('mot', { routing, reports: [makeReport('tu-goi', { title: { vi: '=HYPERLINK("x")' } })] });
  portal = await makePortal([pack], { identify });
});
afterAll(() => portal.close());
const at = (time: string) => {
  portal.clock.now = new Date(`2026-01-${time}+07:00`);
};
const ask = (path: string, init?: RequestInit) => portal.app.request(path, init);
const post = async (id: string, verb: string, body: object) => {
  const { version } = await jsonOf<CaseDetail>(ask(`/api/cities/mot/cases/${id}`, { headers: { 'x-as': 'operator' } }));
  const headers = { 'x-as': 'operator', 'content-type': 'application/json' };
  const answer = await ask(`/api/cities/mot/cases/${id}/${verb}`, { method: 'POST', body: JSON.stringify({ version, ...body }), headers });
  expect(answer.status).toBe(200);
};
const send = async () => (await jsonOf<Receipt>(sendReport(ask, 'mot', makeReportInput()))).id;
const done = (id: string) => post(id, 'moves', { to: 'done', answer: 'xong' });

describe('figures', () => {
  it('tell on time from late and from late with an extension, and hide small cells from the public', async () => {
    // Five working days: due on Monday 26 January at eight.
    at('19T08:00:00');
    const ids = [await send(), await send(), await send(), await send(), await send(), await send()];
    at('20T08:00:00');
    await post(ids[2] ?? '', 'extensions', { dueAt: '2026-01-30T08:00:00+07:00', reason: 'mưa' });
    at('21T08:00:00');
    await done(ids[0] ?? '');
    at('27T08:00:00');
    await done(ids[1] ?? '');
    await done(ids[2] ?? '');
    const path = '/api/cities/mot/figures?from=2026-01-19&to=2026-01-19';
    const whole = Figures.parse(await (await ask(path, { headers: { 'x-as': 'operator' } })).json());
    expect(whole.rows).toEqual([
      {
        id: null,
        received: 6,
        onTime: 1,
        lateExtended: 1,
        late: 4,
        backlog: 3,
        reopened: 0,
        rated: 0,
        satisfied: 0,
        hours: { forward: 0, start: 192, close: 0, whole: 192 },
      },
    ]);
    const shown = Figures.parse(await (await ask(path)).json());
    expect(shown).toMatchObject({ reduced: true, rows: [{ received: 6, onTime: null, lateExtended: null, late: null, backlog: null }] });
    // Forwarded were all six, closed only three.
    expect(shown.rows[0]?.hours).toEqual({ forward: 0, start: null, close: null, whole: null });
    const byAgency = Figures.parse(await (await ask(`${path}&by=agency`, { headers: { 'x-as': 'officer' } })).json());
    expect(byAgency.rows.map((row) => [row.id, row.received])).toEqual([['office', 6]]);
    expect((await ask('/api/cities/mot/figures?from=2026-02-01&to=2026-01-01')).status).toBe(400);
  });
  it('never let the public work a small number out from two larger ones', () => {
    const count = fc.nat({ max: 40 });
    fc.assert(
      fc.property(count, fc.array(count, { minLength: 7, maxLength: 7 }), (received, parts) => {
        const [onTime, lateExtended, late, backlog, reopened, rated] = parts.map((n) => Math.min(n, received)) as [
          number,
          number,
          number,
          number,
          number,
          number,
        ];
        const satisfied = Math.min(parts[6] ?? 0, rated);
        const hours = { forward: null, start: null, close: null, whole: null };
        const [row] = reduced([{ id: null, received, onTime, lateExtended, late, backlog, reopened, rated, satisfied, hours }]);
        expect(row === undefined).toBe(received < 5);
        const small = (n: number) => n > 0 && n < 5;
        for (const cell of [row?.onTime, row?.lateExtended, row?.late, row?.backlog, row?.reopened, row?.rated])
          if (typeof cell === 'number') expect(small(cell) || small(received - cell)).toBe(false);
        if (typeof row?.satisfied === 'number') expect(small(row.satisfied) || small(Number(row.rated) - row.satisfied)).toBe(false);
      }),
    );
  });
  it('and lists leave as files that no spreadsheet runs', async () => {
    const file = async (kind: string, who: string) => ask(`/api/cities/mot/cases.${kind}?sort=new`, { headers: { 'x-as': who } });
    const csv = Buffer.from(await (await file('csv', 'operator')).arrayBuffer()).toString('utf8');
    expect(csv.startsWith('\ufeffMã,Nhận lúc')).toBe(true);
    expect(csv.trim().split('\r\n')).toHaveLength(8);
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
    const collection = await jsonOf<{ features: { id: string }[] }>(file('geojson', 'officer'));
    expect(collection.features).toHaveLength(7);
    expect((await file('csv', 'nobody')).status).toBe(401);
  });
});
