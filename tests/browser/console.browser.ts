/** The console's tools: who else is there, a day replayed, heat, the shift log handed over, files, the roster, the day's brief. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import exceljs from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Database, openDatabase } from '../../api/db/database.ts';
import type { Receipt } from '../../api/features/reports/intake-contract.ts';
import { jsonOf, makeReportInput, sendReport } from '../../api/testing/send-report.ts';
import type { Role } from '../../data/model/rights.ts';
import brief from '../../web/features/brief/locales/vi.json' with { type: 'json' };
import duty from '../../web/features/duty/locales/vi.json' with { type: 'json' };
import ioc from '../../web/features/ioc/locales/vi.json' with { type: 'json' };
import kit from '../../web/kit/locales/vi.json' with { type: 'json' };
import { type VisitOptions, visitors } from './open-page.ts';
import { makeNamed, openBeside, signedIn } from './people.ts';
import { violations } from './violations.ts';

const { visit } = visitors();
const CITY = 'son-la';

let db: Database;
beforeAll(async () => {
  db = await openDatabase('file:var/test-portal/portal.db');
});
afterAll(() => db?.close());

const person = (role: Role) => makeNamed(db, CITY, role);
async function at(path: string, email: string, options: VisitOptions = {}): Promise<Page> {
  return (await visit({ ...options, path, prepare: signedIn(email) })).page;
}
async function report(title: string, categoryId = 'road'): Promise<string> {
  const ask = (path: string, init?: RequestInit) => fetch(new URL(path, inject('portalUrl')), init);
  const input = makeReportInput({ categoryId, title, description: 'Mô tả.', position: [103.9141, 21.327] });
  const answer = await sendReport(ask, CITY, input);
  expect(answer.status, await answer.clone().text()).toBe(201);
  return (await jsonOf<Receipt>(answer)).id;
}
const rows = (page: Page) => page.getByRole('listbox', { name: ioc.queue }).getByRole('option');
const tool = async (page: Page, name: string) => {
  await page.getByRole('button', { name: ioc.toolsMenu }).click();
  await page.getByRole('group', { name: ioc.toolsMenu }).getByText(name, { exact: true }).click();
};

describe('two operators at one case', () => {
  it('see each other come, write and leave, and can give the case to one another', async () => {
    const [an, binh] = [await person('ioc-operator'), await person('ioc-operator')];
    const id = await report(`Hố ga ${randomUUID().slice(0, 6)}`);
    const page = await at(`/${CITY}/ioc?case=${id}`, an.email);
    await page.getByRole('article').waitFor();
    const second = await openBeside(page, `/${CITY}/ioc?case=${id}`, binh.email);
    await page.getByText(kit.case.presence.open.replace('{{who}}', binh.name)).waitFor();
    await second.getByText(kit.case.presence.open.replace('{{who}}', an.name)).waitFor();
    await second.getByRole('textbox', { name: kit.case.note }).fill('Đang gọi');
    await page.getByText(kit.case.presence.typing.replace('{{who}}', binh.name)).waitFor();
    await page.getByRole('combobox', { name: kit.case.assignTo }).selectOption({ label: binh.name });
    await second.getByRole('region', { name: kit.case.facts }).getByText(binh.name).waitFor();
    await second.getByRole('button', { name: kit.case.close }).first().click();
    await page.getByText(kit.case.presence.open.replace('{{who}}', binh.name)).waitFor({ state: 'hidden' });
    await page.getByText(kit.case.presence.typing.replace('{{who}}', binh.name)).waitFor({ state: 'hidden' });
  });
});

describe('a day’s replay', () => {
  it('shows the queue as it stood at every moment, by slider and by keys, and goes back to now', async () => {
    const title = `Vừa mới báo ${randomUUID().slice(0, 6)}`;
    await report(title);
    const page = await at(`/${CITY}/ioc?sort=new`, (await person('ioc-operator')).email);
    await rows(page).filter({ hasText: title }).waitFor();
    await page.keyboard.press('r');
    const slider = page.getByRole('slider', { name: ioc.replay.slider });
    await slider.waitFor();
    expect(new URL(page.url()).searchParams.get('replay')).toMatch(/^\d{4}-\d\d-\d\d$/);
    // At midnight it had not been sent.
    await slider.fill('0');
    await rows(page).first().waitFor();
    expect(await rows(page).filter({ hasText: title }).count()).toBe(0);
    await slider.press('End');
    await rows(page).filter({ hasText: title }).waitFor();
    // The public never learns of a replay: nothing but the day was asked for.
    await slider.blur();
    const before = await slider.getAttribute('aria-valuetext');
    // Several changes may share a minute.
    const stepBack = async () => {
      await page.keyboard.press('[');
      return slider.getAttribute('aria-valuetext');
    };
    await expect.poll(stepBack).not.toBe(before);
    await page.getByRole('combobox', { name: ioc.replay.speed }).selectOption('180');
    await slider.fill('0');
    await page.getByRole('button', { name: ioc.replay.play, exact: true }).click();
    await expect.poll(async () => Number(await slider.inputValue()), { timeout: 15_000 }).toBeGreaterThan(20);
    await page.getByRole('button', { name: ioc.replay.close }).click();
    await slider.waitFor({ state: 'detached' });
    await rows(page).filter({ hasText: title }).waitFor();
  });
});

describe('heat', () => {
  it('is a table by place and one by hour, which follow the filter', async () => {
    await report('Nóng', 'noise');
    const page = await at(`/${CITY}/ioc?state=all&category=noise`, (await person('ioc-operator')).email);
    await tool(page, ioc.heat.title);
    const hours = page.getByRole('table', { name: ioc.heat.hours });
    await hours.waitFor();
    const numbers = async () => (await hours.getByRole('cell').allInnerTexts()).reduce((sum, text) => sum + Number(text), 0);
    const told = Number((await page.getByText(/^\d+ phản ánh$/).innerText()).split(' ')[0]);
    expect(told).toBeGreaterThan(0);
    expect(await numbers()).toBe(told);
    expect(await page.getByRole('table', { name: ioc.heat.places }).getByRole('row').count()).toBeGreaterThan(1);
    await page.keyboard.press('Escape');
    await hours.waitFor({ state: 'detached' });
  });
});

describe('the shift log', () => {
  it('is written, handed over by one and signed by the next', async () => {
    const [an, binh] = [await person('ioc-operator'), await person('ioc-operator')];
    const page = await at(`/${CITY}/ioc`, an.email);
    await rows(page).first().waitFor();
    await page.keyboard.press('l');
    const line = `Mất điện ở chợ ${randomUUID().slice(0, 6)}`;
    await page.getByRole('textbox', { name: ioc.log.text }).fill(line);
    await page.getByRole('button', { name: ioc.log.write, exact: true }).click();
    const entries = page.getByRole('list', { name: ioc.log.title });
    await entries.getByText(line).waitFor();
    await page.getByRole('button', { name: ioc.log.handOver }).click();
    const words = `Còn theo dõi chợ ${randomUUID().slice(0, 6)}`;
    await page.getByRole('textbox', { name: ioc.log.handoverText }).fill(words);
    await page.getByRole('button', { name: ioc.log.handover, exact: true }).click();
    await page.getByText(ioc.log.waits).waitFor();
    const second = await openBeside(page, `/${CITY}/ioc`, binh.email);
    await second.getByRole('button', { name: new RegExp(ioc.log.toSign) }).click();
    await second.getByRole('status').getByText(words).waitFor();
    await second.getByRole('button', { name: ioc.log.sign }).click();
    await second.getByText(new RegExp(`^${binh.name} đã ký nhận lúc`)).waitFor();
    await second.getByRole('searchbox', { name: ioc.log.search }).fill('mat dien o cho');
    await second.getByRole('list', { name: ioc.log.title }).getByText(line).waitFor();
  });
});

describe('the queue as a file', () => {
  it('comes as a workbook that opens, with as many rows as the queue, and can be stopped on its way', async () => {
    const page = await at(`/${CITY}/ioc?state=all`, (await person('ioc-operator')).email);
    await rows(page).first().waitFor();
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: ioc.download.title }).click();
    await page.getByRole('button', { name: ioc.download.xlsx }).click();
    const file = await coming;
    expect(file.suggestedFilename()).toBe(`${CITY}.xlsx`);
    const book = new exceljs.Workbook();
    await book.xlsx.load((await readFile(await file.path())) as never);
    const { rows: counted } = await db.client.execute({ sql: 'SELECT count(*) AS n FROM report_case WHERE city = ?', args: [CITY] });
    expect((book.worksheets[0]?.rowCount ?? 0) - 1).toBe(Number(counted[0]?.n));
    await page.getByText(/^XLSX: đã tải xong/).waitFor();

    await page.route('**/cases.csv*', () => undefined);
    await page.getByRole('button', { name: ioc.download.title }).click();
    await page.getByRole('button', { name: 'CSV' }).click();
    await page.getByRole('button', { name: ioc.download.cancel }).click();
    await page.getByRole('progressbar', { name: ioc.download.title }).waitFor({ state: 'detached' });
  });
});

describe('roster and brief', () => {
  it('plan a shift that the console then shows, and tell of the day on paper and in Word', async () => {
    const an = await person('ioc-operator');
    const leader = await person('leader');
    const page = await at(`/${CITY}/duty`, leader.email);
    await page.getByRole('button', { name: duty.plan }).click();
    const form = page.getByRole('form', { name: duty.plan });
    await form.getByRole('combobox', { name: duty.form.person }).selectOption({ label: an.name });
    await form.getByLabel(duty.form.from).fill('00:00');
    await form.getByLabel(duty.form.to).fill('23:59');
    await form.getByRole('button', { name: duty.form.send, exact: true }).click();
    await page.getByText(duty.planned_other.replace('{{count}}', '1')).waitFor();
    await page.getByRole('button', { name: new RegExp(an.name) }).click();
    await page.getByRole('dialog', { name: an.name }).getByRole('button', { name: kit.case.close }).click();
    const console = await openBeside(page, `/${CITY}/ioc`, an.email);
    await console.getByRole('link', { name: new RegExp(`Đang trực: .*${an.name}`) }).waitFor();

    await page.goto(new URL(`/${CITY}/brief`, inject('portalUrl')).href);
    await page.getByRole('table', { name: brief.byAgency }).waitFor();
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: /DOCX/ }).click();
    const parts = unzipSync(new Uint8Array(await readFile(await (await coming).path())));
    const received = await page.getByRole('definition').first().innerText();
    const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    expect(document).toContain(brief.byAgency);
    expect(document).toContain(`>${received}<`);
  });
});

describe.each(['light', 'dark'] as const)('in %s colours, axe finds nothing wrong with', (colorScheme) => {
  it('the console’s tools, roster and brief', async () => {
    const operator = await person('administrator');
    const page = await at(`/${CITY}/ioc?tool=log`, operator.email, { colorScheme });
    await page.getByRole('heading', { name: ioc.log.title }).waitFor();
    await rows(page).first().waitFor();
    const found: Record<string, string[]> = { log: await violations(page) };
    await page.keyboard.press('h');
    await page.getByRole('table', { name: ioc.heat.hours }).waitFor();
    await page.keyboard.press('r');
    await page.getByRole('slider', { name: ioc.replay.slider }).waitFor();
    await page.getByRole('button', { name: ioc.toolsMenu }).click();
    found.heat = await violations(page);
    await page.goto(new URL(`/${CITY}/duty`, inject('portalUrl')).href);
    await page.getByRole('button', { name: duty.plan }).click();
    found.duty = await violations(page);
    await page.goto(new URL(`/${CITY}/brief`, inject('portalUrl')).href);
    await page.getByRole('table', { name: brief.byAgency }).waitFor();
    found.brief = await violations(page);
    expect(found).toEqual({ log: [], heat: [], duty: [], brief: [] });
  });
});
