import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Page } from 'playwright';
import sharp from 'sharp';
import { describe, expect, inject, it } from 'vitest';
import { cityReady, PATIENCE, visitors } from './open-page.ts';
import { violations } from './violations.ts';
import { words } from './words.ts';

const { visit } = visitors();
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const { report, tracking } = words;
const CATEGORY = 'Đường sá, vỉa hè';

/** A photo as a telephone takes it: position in Tô Hiệu, time, and a device name that nobody may ever see. */
const photo = async () => ({
  name: 'IMG_0001.jpg',
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#7d8a94' } })
    .jpeg()
    .withExif({
      IFD0: { Model: 'CanaryPhone' },
      IFD2: { DateTimeOriginal: '2026:11:20 08:15:00' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '21/1 19/1 4404/100', GPSLongitudeRef: 'E', GPSLongitude: '103/1 54/1 4284/100' },
    })
    .toBuffer(),
});

/** The photos that the page keeps on the device, as text of their bytes. */
const keptPhotos = (page: Page): Promise<{ type: string; text: string }[]> =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('toan-canh-reports');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const store = opening.result.transaction('drafts').objectStore('drafts');
          const all = store.getAll(IDBKeyRange.bound('photo:', 'photo;'));
          all.onsuccess = () => resolve(all.result.map(({ type, bytes }) => ({ type, text: new TextDecoder('latin1').decode(bytes) })));
        };
      }),
  );

const choose = async (page: Page) => page.setInputFiles('input[type=file][multiple]', await photo());
const describeIt = async (page: Page, title: string) => {
  await page.getByRole('radio', { name: CATEGORY }).check();
  await page.getByLabel(report.words.description).fill('Ổ gà sâu giữa đường, trời mưa không thấy.');
  await page.getByLabel(report.words.headline).fill(title);
};
const send = async (page: Page) => {
  await page.getByRole('button', { name: report.send.send }).click();
  await page.getByRole('heading', { name: report.receipt.title }).waitFor({ timeout: 60_000 });
};
const rowsOf = async (page: Page, title: string) => {
  await page.goto(new URL(`/son-la/list?kind=report&q=${encodeURIComponent(title)}`, page.url()).href);
  await page.getByRole('status').filter({ hasText: /mục/ }).waitFor();
  return page.getByRole('rowheader').filter({ hasText: title }).count();
};

describe('a resident with a phone', () => {
  it('reports by photo, gets a receipt, tracks it, and everybody finds it', async () => {
    const { page } = await visit({ ...PHONE, path: '/son-la' });
    await page.getByRole('link', { name: report.entry }).locator('visible=true').tap();
    await choose(page);
    await page.getByText('đã lấy vị trí từ ảnh').waitFor();
    await page.getByText('Phường Tô Hiệu').waitFor();
    const [kept] = await keptPhotos(page);
    expect(kept?.type).toBe('image/jpeg');
    expect(kept?.text).not.toMatch(/Exif|Canary/);
    const title = `Ổ gà thử ${Date.now()}`;
    await describeIt(page, title);
    expect(await violations(page)).toEqual([]);
    await send(page);
    expect(await violations(page)).toEqual([]);
    const link = await page.getByRole('textbox', { name: report.receipt.link }).inputValue();
    expect(link).toMatch(/\/son-la\/tracking#[\w-]{20,}$/);
    expect(await keptPhotos(page)).toEqual([]);

    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url(), request.headers().referer ?? ''));
    await page.goto('about:blank');
    await page.goto(link);
    await page.getByRole('heading', { name: title }).waitFor();
    await page.getByRole('heading', { name: tracking.stages }).waitFor();
    await page.getByText('UBND phường Tô Hiệu').first().waitFor();
    expect(await violations(page)).toEqual([]);
    const token = new URL(link).hash.slice(1);
    expect(asked.filter((url) => url.replace(/#.*/, '').includes(token))).toEqual([]);
    expect(await rowsOf(page, title)).toBe(1);
  });

  it('loses the line after the server wrote it down, and still has one report', async () => {
    const { page } = await visit({ ...PHONE, path: '/son-la/report', expected: [/Failed to load resource/] });
    const keys: (string | undefined)[] = [];
    await page.route('**/api/cities/son-la/reports', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      keys.push(route.request().headers()['idempotency-key']);
      if (keys.length > 1) return route.continue();
      expect((await route.fetch()).status()).toBe(201);
      await route.abort('connectionreset');
    });
    await choose(page);
    await page.getByText('đã lấy vị trí từ ảnh').waitFor();
    const title = `Một lần thôi ${Date.now()}`;
    await describeIt(page, title);
    await send(page);
    expect(keys.length).toBe(2);
    expect(new Set(keys).size).toBe(1);
    expect(await rowsOf(page, title)).toBe(1);
  });

  it('is told when too many report about the ward and for how long, and keeps the draft', async () => {
    const { page } = await visit({ ...PHONE, path: '/son-la/report', expected: [/status of 429/] });
    let full = true;
    await page.route('**/api/cities/son-la/reports', (route) => {
      if (!full || route.request().method() !== 'POST') return route.continue();
      const problem = {
        type: '',
        title: '',
        status: 429,
        code: 'too-many-requests',
        requestId: 'x',
        errors: [{ field: 'area', message: 'too-many' }],
      };
      return route.fulfill({ status: 429, json: problem, headers: { 'retry-after': '660' } });
    });
    await choose(page);
    await page.getByText('đã lấy vị trí từ ảnh').waitFor();
    await describeIt(page, `Ngập ${Date.now()}`);
    await page.getByRole('button', { name: report.send.send }).click();
    await page.getByText(report.send.why['too-many-here']).waitFor({ timeout: 60_000 });
    await page.getByText(report.send.waitMinutes_other.replace('{{count}}', '11')).waitFor();
    await page.getByText(report.send.kept).waitFor();
    expect(await keptPhotos(page)).toHaveLength(1);
    expect(await violations(page)).toEqual([]);
    full = false;
    await page.getByRole('button', { name: report.send.again }).click();
    await page.getByRole('heading', { name: report.receipt.title }).waitFor({ timeout: 60_000 });
  });

  it('writes and presses send without a line; it goes when the line is back', async () => {
    const { page } = await visit({ ...PHONE, path: '/son-la/report', expected: [/Failed to load resource/, /ERR_INTERNET_DISCONNECTED/] });
    await choose(page);
    await page.getByText('đã lấy vị trí từ ảnh').waitFor();
    const title = `Mất mạng ${Date.now()}`;
    await describeIt(page, title);
    await page.context().setOffline(true);
    await page.getByText(report.send.offline).waitFor();
    await page.getByRole('button', { name: report.send.send }).click();
    await page.getByText(/Tự thử lại sau/).waitFor();
    await page.context().setOffline(false);
    await page.getByRole('heading', { name: report.receipt.title }).waitFor({ timeout: 60_000 });
    expect(await rowsOf(page, title)).toBe(1);
  });

  it('finds the draft again after a reload, photo and boxes included, by keyboard', async () => {
    const { page } = await visit({ ...PHONE, path: '/son-la/report' });
    await choose(page);
    await page.getByText('đã lấy vị trí từ ảnh').waitFor();
    await page.getByRole('button', { name: report.photos.coverPhoto.replace('{{number}}', '1') }).press('Enter');
    await page.getByRole('button', { name: report.redact.add }).press('Enter');
    const box = page.getByRole('button', { name: /^Ô che 1/ });
    const before = await box.boundingBox();
    await box.press('ArrowRight');
    await box.press('Shift+ArrowDown');
    await expect.poll(async () => (await box.boundingBox())?.x).toBeGreaterThan(before?.x ?? 0);
    await expect.poll(async () => (await box.boundingBox())?.height).toBeGreaterThan(before?.height ?? 0);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: report.redact.done }).press('Enter');
    await page.getByLabel(report.words.description).fill('Còn dở');
    await page.waitForTimeout(400);
    await page.goto(new URL('/son-la/report', page.url()).href);
    await page.getByRole('heading', { name: /bản nháp/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: /^Còn dở/ }).press('Enter');
    await page.getByRole('img', { name: 'Ảnh 1' }).waitFor();
    expect(await page.getByLabel(report.words.description).inputValue()).toBe('Còn dở');
    // What is missing is said and led to; nothing is sent.
    await page.getByRole('button', { name: report.send.send }).click();
    const summary = page.getByRole('alert').filter({ hasText: report.problem.category });
    await summary.getByRole('link', { name: report.problem.category }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('category');
  });

  it('is told that nobody knows a wrong link', async () => {
    const { page } = await visit({ ...PHONE, path: '/son-la/tracking#xxxxxxxxxxxxxxxxxxxxxxxx', expected: [/404/] });
    await page.getByText(tracking.gone).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto(new URL('/son-la/tracking', page.url()).href);
    await page.getByText(tracking.noLink).waitFor();
  });
});

it('the form in dark colours, with what is missing, on the smallest screen', async () => {
  const { page } = await visit({
    viewport: { width: 320, height: 640 },
    hasTouch: true,
    isMobile: true,
    colorScheme: 'dark',
    path: '/son-la/report',
  });
  await choose(page);
  await page.getByText('đã lấy vị trí từ ảnh').waitFor();
  await page.getByRole('button', { name: report.send.send }).click();
  await page.getByRole('alert').filter({ hasText: report.problem.category }).waitFor();
  await page.getByText(report.contact.add).click();
  expect(await violations(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
});

describe('an open map', () => {
  it('has a new report without a reload', async () => {
    const { page } = await visit({ path: '/son-la' });
    const line = page.waitForRequest((request) => request.url().includes('/api/live'), { timeout: PATIENCE });
    await cityReady(page);
    // The line opens once the city stands; what came before is in the list that is read again then.
    await line;
    const chip = page.getByRole('button', { name: /^Phản ánh/ });
    const counted = async () => Number(/\d+/.exec((await chip.innerText()).replace(/[.,]/g, ''))?.[0]);
    const before = await counted();
    await sendFromElsewhere(inject('portalUrl'));
    await expect.poll(counted, { timeout: 10_000 }).toBe(before + 1);
  });
});

/** Another resident, by the interface that the form uses. */
async function sendFromElsewhere(portal: string): Promise<void> {
  const challenge = await (await fetch(`${portal}/api/cities/son-la/reports/challenge`)).json();
  const solution = await solveChallenge({ challenge, deriveKey });
  const form = new FormData();
  form.set('report', JSON.stringify({ categoryId: 'road', description: 'Từ máy khác', position: [103.913, 21.327] }));
  const answer = await fetch(`${portal}/api/cities/son-la/reports`, {
    method: 'POST',
    headers: { 'idempotency-key': crypto.randomUUID(), 'x-altcha': btoa(JSON.stringify({ challenge, solution })) },
    body: form,
  });
  expect(answer.status).toBe(201);
}
