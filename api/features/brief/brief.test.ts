import { strFromU8, unzipSync } from 'fflate';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeUser, send, signIn } from '../../auth/user.factory.ts';
import { makePack } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { jsonOf, makeReportInput, sendReport } from '../../testing/send-report.ts';
import { Brief } from './contract.ts';

let portal: Portal;
let operator: string;
let leader: string;
const contact = { name: 'Cầm Thị Hoa', email: 'hoa@example.vn', phone: '0912345678' };
const DAY = '2026-01-14';

beforeAll(async () => {
  const agencies = ['office', 'roads'].map((id) => ({ id, name: { vi: `Đội ${id}`, en: `Team ${id}` } }));
  const routing = [
    { id: 'nguy', name: { vi: 'Nguy' }, when: { categories: ['danger'] }, agencyId: 'office', priority: 'urgent' as const },
    { id: 'duong', name: { vi: 'Đường' }, when: { categories: ['road'] }, agencyId: 'roads', priority: 'normal' as const },
  ];
  portal = await makePortal([makePack('mot', { agencies, routing })]);
  const person = async (role: 'ioc-operator' | 'leader') => {
    const { email } = await makeUser(portal, [{ role, city: 'mot' }], { demo: true });
    return signIn(portal, email);
  };
  [operator, leader] = [await person('ioc-operator'), await person('leader')];
  const report = async (at: string, change: object) => {
    portal.clock.now = new Date(at);
    const sent = await sendReport((path, init) => portal.app.request(path, init), 'mot', makeReportInput({ contact, ...change }));
    return (await jsonOf<{ id: string }>(sent)).id;
  };
  // Due long before the day that is told of.
  const old = await report('2025-12-01T08:00:00+07:00', { categoryId: 'road', title: 'Ổ gà cũ' });
  const done = await report('2025-12-02T08:00:00+07:00', { categoryId: 'road', title: 'Đã vá trước đó' });
  await send(portal, `/api/cities/mot/cases/${done}/moves`, { version: 1, to: 'done', answer: 'Xong' }, operator);
  const today = await report(`${DAY}T08:00:00+07:00`, { categoryId: 'road', title: 'Vá trong ngày' });
  await report(`${DAY}T09:00:00+07:00`, { categoryId: 'danger', title: 'Cây đổ <ngang> & chắn đường' });
  await send(portal, `/api/cities/mot/cases/${today}/moves`, { version: 1, to: 'done', answer: 'Xong' }, operator);
  await send(portal, '/api/cities/mot/shift-log', { kind: 'handover', text: 'Theo dõi cây đổ.', caseId: old }, operator);
  // The day after: what happens then is not told of.
  const late = await report('2026-01-15T08:00:00+07:00', { categoryId: 'danger', title: 'Hôm sau' });
  await send(portal, `/api/cities/mot/cases/${late}/notes`, { text: 'x' }, operator);
});
afterAll(() => portal.close());

const get = (path: string) => portal.app.request(`/api/cities/mot/${path}`, { headers: { cookie: leader } });

describe('the day’s brief', () => {
  it('counts from the log what came, was closed, stood open and was late that day', async () => {
    const brief = Brief.parse(await (await get(`brief?day=${DAY}`)).json());
    expect([brief.before, brief.all]).toEqual([1, { received: 2, closed: 1, open: 2, late: 1, urgent: 1 }]);
    expect(brief.agencies).toEqual([
      { agencyId: 'office', received: 1, closed: 0, open: 1, late: 0, urgent: 1 },
      { agencyId: 'roads', received: 1, closed: 1, open: 1, late: 1, urgent: 0 },
    ]);
    expect(brief.urgent.map((one) => one.title.vi)).toEqual(['Cây đổ <ngang> & chắn đường']);
    expect(brief.late.map((one) => one.title.vi)).toEqual(['Ổ gà cũ']);
    expect(brief.log.map((one) => one.text)).toEqual(['Theo dõi cây đổ.']);
    expect((await get('brief?day=2999-01-01')).status).toBe(400);
  });
  it.each([
    ['vi', ['Báo cáo ngày', 'Đội office', 'Chưa', 'Cây đổ &lt;ngang&gt; &amp; chắn đường', 'Đã chuyển đơn vị', 'Theo dõi cây đổ.']],
    ['en', ['Day’s brief', 'Team office', 'Shift log', 'Cây đổ &lt;ngang&gt; &amp; chắn đường', 'Forwarded']],
  ])('is a Word document in %s that opens, with the figures and without who sent anything', async (lang, said) => {
    const response = await get(`brief.docx?day=${DAY}&lang=${lang}`);
    const parts = unzipSync(new Uint8Array(await response.arrayBuffer()));
    const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    for (const words of said.filter((one) => one !== 'Chưa')) expect(document).toContain(words);
    const cells = [...document.matchAll(/<w:tr>.*?<\/w:tr>|<w:tr .*?<\/w:tr>/gs)].map((row) =>
      [...row[0].matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((one) => one[1]),
    );
    expect(cells.map((row) => row.slice(-5))).toContainEqual(['2', '1', '2', '1', '1']);
    const picture = Object.keys(parts).find((name) => name.startsWith('word/media/'));
    expect((await sharp(parts[picture ?? '']).metadata()).format).toBe('png');
    const everything = Object.values(parts)
      .map((bytes) => strFromU8(bytes))
      .join();
    expect(everything).not.toMatch(/Cầm Thị Hoa|hoa@example|0912345678|Hôm sau/);
  });
  it('has a map with the urgent ones on it', async () => {
    const { data, info } = await sharp(Buffer.from(await (await get(`brief.png?day=${DAY}`)).arrayBuffer()))
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    let dark = 0;
    for (let i = 0; i < data.length; i += info.channels)
      if (Math.abs((data[i] ?? 0) - 0x7f) < 8 && (data[i + 1] ?? 0) < 0x30 && (data[i + 2] ?? 0) < 0x30) dark += 1;
    expect(dark).toBeGreaterThan(20);
  });
});
