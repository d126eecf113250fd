import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeUser, send, signIn } from '../../auth/user.factory.ts';
import { watchShifts } from '../../cases/watch-shifts.ts';
import { makePack, makeReport } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { jsonOf, makeReportInput, sendReport, told } from '../../testing/send-report.ts';
import { ShiftEntry, ShiftLog } from './contract.ts';

let portal: Portal;
let an: { id: string; cookie: string };
let binh: { id: string; cookie: string };
let lead: { id: string; cookie: string };
const NOW = new Date('2026-01-14T03:00:00Z');
beforeAll(async () => {
  const routing = [{ id: 'nguy', name: { vi: 'Nguy' }, when: { categories: ['danger'] }, agencyId: 'office', priority: 'urgent' as const }];
  portal = await makePortal([
    makePack('mot', { routing, agencies: [{ id: 'office', name: { vi: 'office' } }], reports: [makeReport('mine')] }),
  ]);
  // The watch began with the machine's clock; the portal's stands still in the past.
  await portal.db.client.execute({ sql: 'UPDATE shift_watch SET duty_until = ?', args: [NOW.getTime()] });
  const person = async (role: 'ioc-operator' | 'leader') => {
    const { id, email } = await makeUser(portal, [{ role, city: 'mot' }], { demo: true });
    return { id, cookie: await signIn(portal, email) };
  };
  [an, binh, lead] = [await person('ioc-operator'), await person('ioc-operator'), await person('leader')];
});
afterAll(() => portal.close());

const write = (body: object, cookie = an.cookie) => send(portal, '/api/cities/mot/shift-log', { kind: 'note', ...body }, cookie);
const sign = (seq: number, cookie: string) => send(portal, `/api/cities/mot/shift-log/${seq}/signature`, {}, cookie);
const log = async (query = '', cookie = an.cookie) =>
  ShiftLog.parse((await portal.get(`/api/cities/mot/shift-log${query}`, { cookie })).json);

describe('the shift log', () => {
  it('is written, found again without accents, linked to a case, and read a page at a time', async () => {
    await write({ text: 'Mất điện ở phường Tô Hiệu, đã báo điện lực.', caseId: 'mine' });
    await write({ text: 'Gọi lại cho tổ 12.' });
    expect((await log('?q=to+hieu')).entries.map((e) => [e.text?.slice(0, 8), e.case?.id])).toEqual([['Mất điện', 'mine']]);
    expect((await log('?q=mine')).entries).toHaveLength(1);
    expect((await log('?q=%25')).entries).toEqual([]);
    const first = await log('?limit=1');
    const second = await log(`?limit=1&cursor=${first.nextCursor}`);
    expect([...first.entries, ...second.entries].map((e) => e.text?.slice(0, 7))).toEqual(['Gọi lại', 'Mất điệ']);
    expect(second.nextCursor).toBeUndefined();
    expect((await write({ text: '  ' })).status).toBe(400);
    expect((await write({ text: 'x', caseId: 'khong-co' })).status).toBe(400);
    expect((await write({ text: 'x' }, lead.cookie)).status).toBe(403);
    expect((await log('', lead.cookie)).entries.length).toBeGreaterThan(0);
  });
  it('is handed over and signed once, by somebody else', async () => {
    const handover = ShiftEntry.parse(await (await write({ kind: 'handover', text: 'Còn 2 phản ánh khẩn.' })).json());
    expect((await log()).pending?.seq).toBe(handover.seq);
    expect(await told(await sign(handover.seq, an.cookie))).toBe('409 move-not-allowed');
    const signed = ShiftEntry.parse(await (await sign(handover.seq, binh.cookie)).json());
    expect(signed.signed?.by.id).toBe(binh.id);
    expect(await told(await sign(handover.seq, binh.cookie))).toBe('409 version-conflict');
    const after = await log();
    expect([after.pending, after.entries[0]?.kind, after.entries[0]?.refers]).toEqual([null, 'signed', handover.seq]);
    expect(await told(await sign(999_999, binh.cookie))).toBe('404 not-found');
  });
  it('is never changed and nothing of it deleted', async () => {
    const { client } = portal.db;
    await expect(client.execute(`UPDATE shift_entry SET at = 1`)).rejects.toThrow('append-only');
    await expect(client.execute(`UPDATE shift_entry SET actor = NULL`)).rejects.toThrow('append-only');
    await expect(client.execute(`DELETE FROM shift_entry`)).rejects.toThrow('append-only');
  });
  it('writes starts and ends of the roster’s shifts and urgent cases down by itself, each once', async () => {
    const day = { agencyId: null, personId: an.id, day: '2026-01-14', from: '10:30', to: '11:30' };
    expect((await send(portal, '/api/cities/mot/duty', day, lead.cookie)).status).toBe(200);
    const sent = await sendReport((path, init) => portal.app.request(path, init), 'mot', makeReportInput({ categoryId: 'danger' }));
    const { id } = await jsonOf<{ id: string }>(sent);
    const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
    expect(await watchShifts(portal.db, later(29))).toBe(1);
    expect(await watchShifts(portal.db, later(31))).toBe(1);
    expect(await watchShifts(portal.db, later(31))).toBe(0);
    expect(await watchShifts(portal.db, later(200))).toBe(1);
    const auto = (await log()).entries.filter(({ kind }) => ['start', 'end', 'urgent'].includes(kind));
    expect(auto.map((e) => [e.kind, e.at, e.actor?.id ?? e.case?.id])).toEqual([
      ['end', '2026-01-14T04:30:00.000Z', an.id],
      ['start', '2026-01-14T03:30:00.000Z', an.id],
      ['urgent', '2026-01-14T03:00:00.000Z', id],
    ]);
  });
  it('is exported as a workbook', async () => {
    const response = await portal.app.request('/api/cities/mot/shift-log.xlsx?from=2026-01-14&to=2026-01-14&lang=vi', {
      headers: { cookie: lead.cookie },
    });
    const book = new exceljs.Workbook();
    await book.xlsx.load(await response.arrayBuffer());
    const rows: unknown[] = [];
    book.worksheets[0]?.eachRow((row) => rows.push([row.getCell(2).value, row.getCell(6).value]));
    expect(rows[0]).toEqual(['Loại', 'Người nhận ca']);
    expect(rows).toHaveLength((await log()).entries.length + 1);
    expect(rows.filter((row) => JSON.stringify(row).startsWith('["Bàn giao","Người Thử'))).toHaveLength(1);
  });
});
