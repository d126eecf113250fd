/**
 * Lane 308 of Chu Văn Thịnh street, from the photo to “satisfied”, with four people signed in at once: who reports, the operator, a leader and the
 * ward. In June 2023 the lane lay in phường Chiềng Lề (group 12); today it lies in phường Tô Hiệu.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../api/db/database.ts';
import type { Grant, Role } from '../../data/model/rights.ts';
import account from '../../web/features/account/locales/vi.json' with { type: 'json' };
import ioc from '../../web/features/ioc/locales/vi.json' with { type: 'json' };
import { FLAGS } from './open-page.ts';
import { makePerson, noGlobe, signIn } from './people.ts';
import { words } from './words.ts';

const CITY = 'son-la';
const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const TITLE = 'Ô tô đỗ chiếm lòng ngõ 308 đường Chu Văn Thịnh';
const NAME = 'Lò Thị Kín';
const TELEPHONE = '0912345678';
const { report, tracking, kit } = words;

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: FLAGS });
});
afterAll(() => browser?.close());

/** A photo as the telephone takes it in the lane: 103°54'45.02" E, 21°20'4.91" N. */
const photo = async (day: string) => ({
  name: 'ngo-308.jpg',
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#87909a' } })
    .jpeg()
    .withExif({
      IFD2: { DateTimeOriginal: `${day.slice(0, 10).replaceAll('-', ':')} 07:40:00` },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '21/1 20/1 491/100', GPSLongitudeRef: 'E', GPSLongitude: '103/1 54/1 4502/100' },
    })
    .toBuffer(),
});

interface PortalOn {
  /** Its origin. */
  url: string;
  db: Database;
  /** What its clock showed when it began. */
  day: Date;
  close(): Promise<void>;
}

/** A portal beside the one that all tests share, whose clock shows another day. */
async function openPortalOn(day: string): Promise<PortalOn> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-on-day-'));
  const portal = spawn(process.execPath, ['api/testing/portal-on-day.ts', day, CITY, 'var/test-portal/tiles', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env.PATH },
  });
  const [line] = await once(portal.stdout, 'data');
  const db = await openDatabase(`file:${folder}/portal.db`);
  return {
    url: String(line).trim(),
    db,
    day: new Date(day),
    async close() {
      await db.close();
      portal.kill('SIGTERM');
      await once(portal, 'exit');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Somebody at a device of their own, on the portal's day. */
async function open(portal: PortalOn, path: string, role: Role, options: BrowserContextOptions = {}, scope: Grant['scope'] = {}) {
  const context: BrowserContext = await browser.newContext({ locale: 'vi-VN', reducedMotion: 'reduce', colorScheme: 'light', ...options });
  await context.clock.install({ time: portal.day });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await noGlobe(page);
  await signIn(context, portal.url, await makePerson(portal.db, CITY, role, scope));
  await page.goto(portal.url + path);
  return page;
}

const row = (page: Page) => page.getByRole('listbox', { name: ioc.queue }).getByRole('option').filter({ hasText: TITLE });
const state = (page: Page, name: keyof typeof kit.case.state) =>
  page.getByRole('article').getByText(kit.case.state[name], { exact: true }).first().waitFor();

/** The ward closes it: an answer and a photo of the work. */
async function finish(ward: Page, answer: string) {
  await ward.getByRole('button', { name: kit.case.move.done }).click();
  await ward.getByRole('textbox', { name: kit.case.answer }).fill(answer);
  const picture = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#5e8a5e' } })
    .jpeg()
    .toBuffer();
  await ward
    .getByLabel(new RegExp(kit.case.photoPick.replace('{{count}}', '\\d').replace(/[()]/g, '.')))
    .setInputFiles({ name: 'xong.jpg', mimeType: 'image/jpeg', buffer: picture });
  await ward.getByRole('button', { name: kit.case.send, exact: true }).click();
  await state(ward, 'done');
}

it.each([
  { day: '2023-06-14T08:00:00+07:00', agency: 'ubnd-phuong-chieng-le-cu', ward: 'Phường Chiềng Lề', due: '19 thg 6, 2023' },
  { day: '2026-11-20T08:00:00+07:00', agency: 'ubnd-to-hieu', ward: 'Phường Tô Hiệu', due: '25 thg 11, 2026' },
])('lane 308 on $day: $ward', async ({ day, agency, ward: wardName, due }) => {
  const portal = await openPortalOn(day);
  const pages: Page[] = [];
  const person = async (...args: [string, Role, BrowserContextOptions?, Grant['scope']?]) => {
    const page = await open(portal, ...args);
    pages.push(page);
    return page;
  };
  try {
    const operator = await person(`/${CITY}/ioc?sort=new`, 'ioc-operator');
    const leader = await person(`/${CITY}/ioc?sort=new`, 'leader');
    const ward = await person(`/${CITY}/desk`, 'agency-officer', PHONE, { agencies: [agency] });
    const resident = await person(`/${CITY}/report`, 'resident', PHONE);
    for (const page of [operator, leader]) await page.getByText(/^Trực tiếp · /).waitFor();

    // The resident: photo first, which knows the place; topic with its question; two lines.
    await resident.setInputFiles('input[type=file][multiple]', await photo(day));
    await resident.getByText('đã lấy vị trí từ ảnh').waitFor();
    await resident.getByText(wardName).first().waitFor();
    await resident.getByRole('radio', { name: 'Giao thông, đỗ xe' }).check();
    await resident.getByRole('radio', { name: 'Trong ngõ' }).check();
    await resident.getByLabel(report.words.description).fill('Ngõ rộng 9 m, ô tô đỗ chiếm 4 m, xe cứu hỏa không vào được.');
    await resident.getByLabel(report.words.headline).fill(TITLE);
    await resident.getByText(report.contact.add).click();
    await resident.getByLabel(report.contact.name).fill(NAME);
    await resident.getByLabel(report.contact.phone).fill(TELEPHONE);
    await resident.getByRole('button', { name: report.send.send }).click();
    await resident.getByRole('heading', { name: report.receipt.title }).waitFor({ timeout: 60_000 });
    await resident.getByText(due).first().waitFor();

    // The operator has it without a reload, reads why it went there, and lets the public see it.
    await row(operator).click();
    await operator.getByRole('region', { name: kit.case.routing }).getByText(new RegExp(wardName)).waitFor();
    await operator.getByText(TELEPHONE).waitFor();
    await operator.getByRole('button', { name: kit.case.moderation }).click();
    await operator.getByRole('button', { name: kit.case.saveModeration }).click();
    await operator.getByRole('region', { name: kit.case.facts }).getByText(kit.case.published).waitFor();

    // A leader follows it and says what matters.
    await row(leader).click();
    await leader.getByRole('region', { name: kit.case.history }).waitFor();
    await leader.keyboard.press('n');
    await leader.getByRole('textbox', { name: kit.case.note }).fill('Công an phường và ban quản lý tổ cùng xử lý trong tuần.');
    await leader.getByRole('button', { name: kit.case.noteSend }).click();
    await leader.getByRole('region', { name: kit.case.history }).getByText('Công an phường và ban quản lý tổ').waitFor();

    // The ward does it, and never learns who reported.
    await ward.getByRole('button').filter({ hasText: TITLE }).click();
    await ward.getByText('Công an phường và ban quản lý tổ').waitFor();
    await ward.getByRole('button', { name: kit.case.move.accepted }).click();
    await ward.getByRole('button', { name: kit.case.move.in_progress }).click();
    await state(ward, 'in_progress');
    await finish(ward, 'Đã kẻ vạch và nhắc các chủ xe.');
    await state(operator, 'done');

    // “Not fixed”: the resident's own list leads to the report, and it goes back to the ward.
    await resident.goto(`${portal.url}/${CITY}/account`);
    await resident
      .getByRole('region', { name: account.ownReports })
      .getByRole('link', { name: new RegExp(TITLE) })
      .click();
    await resident.getByText('Đã kẻ vạch và nhắc các chủ xe.').waitFor();
    await resident.getByRole('textbox', { name: tracking.reopen.reason }).fill('Sáng nay xe vẫn đỗ kín ngõ.');
    await resident.getByRole('button', { name: tracking.reopen.send }).click();
    await resident.getByText(kit.case.state.reopened, { exact: true }).first().waitFor();
    await state(ward, 'reopened');
    await ward.getByText('Sáng nay xe vẫn đỗ kín ngõ.').first().waitFor();
    await ward.getByRole('button', { name: kit.case.move.in_progress }).click();
    await state(ward, 'in_progress');
    await finish(ward, 'Đã cắm biển cấm đỗ và xử phạt ba xe.');

    // Done, and satisfied.
    await resident.reload();
    await resident.getByText('Đã cắm biển cấm đỗ và xử phạt ba xe.').waitFor();
    await resident.getByRole('radio', { name: tracking.rate.satisfied, exact: true }).check();
    await resident.getByRole('button', { name: tracking.rate.send }).click();
    await resident.getByText(tracking.rate.thanks).waitFor();
    await operator.getByRole('region', { name: kit.case.history }).getByText(kit.case.event.rated).waitFor();
    for (const secret of [NAME, TELEPHONE]) expect(await ward.content()).not.toContain(secret);
    for (const secret of [NAME, TELEPHONE]) expect(await leader.content()).not.toContain(secret);
  } finally {
    for (const page of pages) await page.context().close();
    await portal.close();
  }
});
