/** More reports than the map takes one by one: marks by tiles on the public map and in the console, picked, live, and at rest. */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Database, openDatabase } from '../../api/db/database.ts';
import type { Receipt } from '../../api/features/reports/intake-contract.ts';
import { readPack } from '../../api/seed/read-pack.ts';
import { jsonOf, makeReportInput, sendReport } from '../../api/testing/send-report.ts';
import { makeCrowd } from '../../bench/make-crowd.ts';
import { atRest, cityReady, visitors } from './open-page.ts';
import { makePerson, signIn } from './people.ts';

const { visit } = visitors();
/** No other test looks at this city, whose map is tiles from here on. */
const CITY = 'song-cong';
const COUNT = 3000;
/** Milliseconds from the acknowledgement to the tile that has the report, on a machine that draws without a graphics card. */
const SOON = 4000;

let db: Database;
/** Where the city's first view looks, and a place apart: nobody reported anything at either. Then the middle of the crowd, in sight. Degrees. */
let first: [number, number];
let apart: [number, number];
let crowd: [number, number];
beforeAll(async () => {
  db = await openDatabase('file:var/test-portal/portal.db');
  const { scene, agencies, areas } = await readPack(CITY);
  const [lng = 0, lat = 0] = scene.view.target;
  first = [lng, lat];
  apart = [lng + 0.01, lat - 0.02];
  crowd = [lng - 0.018, lat + 0.03];
  await db.write((client) => client.execute({ sql: 'DELETE FROM report WHERE city = ?', args: [CITY] }));
  await makeCrowd(db, {
    city: CITY,
    count: COUNT,
    centre: crowd,
    spread: 0.02,
    agencies: agencies.map(({ id }) => id),
    areas: areas.filter(({ properties }) => !properties.validTo).map(({ id }) => id),
    categories: ['road', 'noise'],
    now: new Date(),
    days: 60,
  });
});
afterAll(() => db?.close());

async function report(position: [number, number]): Promise<{ id: string; title: string; told: number }> {
  const ask = (path: string, init?: RequestInit) => fetch(new URL(path, inject('portalUrl')), init);
  const title = `Nắp cống vỡ ${randomUUID().slice(0, 6)}`;
  const answer = await sendReport(ask, CITY, makeReportInput({ categoryId: 'road', title, description: 'Mô tả.', position }));
  expect(answer.status, await answer.clone().text()).toBe(201);
  return { ...(await jsonOf<Receipt>(answer)), title, told: Date.now() };
}

/** Tiles as they come, with the bytes of their names and numbers. */
function tilesOf(page: Page, kind: 'reports' | 'cases') {
  const tiles: { text: string; at: number }[] = [];
  page.on('response', async (response) => {
    if (!response.url().includes(`/${kind}/tiles/`) || response.status() !== 200) return;
    const at = Date.now();
    const body = await response.body().catch(() => Buffer.alloc(0));
    tiles.push({ text: body.toString('latin1'), at });
  });
  return tiles;
}

/** Pixels; wide enough for the place beside the panel where the public map has its middle. */
const [WIDE, HIGH, LEFT] = [560, 300, 230];
interface Square {
  left: number;
  top: number;
  data: Buffer;
}
/** The middle of the map as it is seen, at rest. */
async function middle(page: Page): Promise<Square> {
  await atRest(page, 1500);
  const box = await page.locator('canvas').first().boundingBox();
  if (!box) throw new Error('there is no map');
  const [left, top] = [Math.round(box.x + box.width / 2) - LEFT, Math.round(box.y + (box.height - HIGH) / 2)];
  const png = await page.screenshot({ clip: { x: left, y: top, width: WIDE, height: HIGH } });
  return { left, top, data: await sharp(png).removeAlpha().raw().toBuffer() };
}
/** Cells by which changes are told apart: a pin fills some, names of streets that give way to it do not. Pixels. */
const CELL = 14;
const ACROSS = Math.ceil(WIDE / CELL);
/** Where two squares differ clearly: how many pixels, and the middle of those of the fullest cell and its neighbours, in the page. */
function changed(a: Square, b: Square): { pixels: number; x: number; y: number } {
  const cells = new Map<number, { n: number; x: number; y: number }>();
  for (let i = 0; i < a.data.length; i += 3) {
    if (![0, 1, 2].some((c) => Math.abs((a.data[i + c] ?? 0) - (b.data[i + c] ?? 0)) > 40)) continue;
    const [x, y] = [(i / 3) % WIDE, Math.floor(i / 3 / WIDE)];
    const at = Math.floor(y / CELL) * ACROSS + Math.floor(x / CELL);
    const cell = cells.get(at) ?? { n: 0, x: 0, y: 0 };
    cells.set(at, { n: cell.n + 1, x: cell.x + x, y: cell.y + y });
  }
  const none = { n: 0, x: 0, y: 0 };
  const about = (at: number) =>
    [-ACROSS - 1, -ACROSS, -ACROSS + 1, -1, 0, 1, ACROSS - 1, ACROSS, ACROSS + 1]
      .map((step) => cells.get(at + step) ?? none)
      .reduce((sum, cell) => ({ n: sum.n + cell.n, x: sum.x + cell.x, y: sum.y + cell.y }), none);
  const full = [...cells.keys()].map(about).reduce((most, one) => (one.n > most.n ? one : most), none);
  const pixels = [...cells.values()].reduce((sum, { n }) => sum + n, 0);
  return { pixels, x: a.left + full.x / Math.max(1, full.n), y: a.top + full.y / Math.max(1, full.n) };
}

/** Looks until the map was drawn anew, when the machine comes to it. */
async function untilChanged(page: Page, before: Square, least: number) {
  let mark = changed(before, await middle(page));
  for (let turn = 0; mark.pixels <= least && turn < 6; turn++) mark = changed(before, await middle(page));
  expect(mark.pixels).toBeGreaterThan(least);
  return mark;
}

/** Draw calls in a while in which nothing happens. */
async function drawnAtRest(page: Page): Promise<number> {
  await atRest(page);
  const before = await page.evaluate(() => window.drawCalls);
  await page.waitForTimeout(2000);
  return (await page.evaluate(() => window.drawCalls)) - before;
}

/** A report comes where the map looks: its tile is there soon, its pin is drawn, and a click on it is answered. */
async function comesAndIsPicked(page: Page, tiles: { text: string; at: number }[], at: [number, number]) {
  const before = await middle(page);
  const { id, title, told } = await report(at);
  await expect.poll(() => tiles.some(({ text }) => text.includes(id))).toBe(true);
  const arrived = tiles.find(({ text }) => text.includes(id))?.at ?? Number.POSITIVE_INFINITY;
  expect(arrived - told).toBeLessThan(SOON);
  const mark = await untilChanged(page, before, 60);
  expect(mark.pixels).toBeLessThan((WIDE * HIGH) / 4);
  await page.mouse.click(mark.x, mark.y);
  return { id, title };
}

describe('the public map of a city with thousands of reports', () => {
  const look = ([lng, lat]: [number, number], range: number) => `v=1&at=${lng.toFixed(5)},${lat.toFixed(5)},${range},0,-60`;
  const bare = 'off=schools,sites,services,cameras,labels,trees';
  it('shows marks by tiles, and rests', async () => {
    const { page } = await visit({ path: `/${CITY}?${look(crowd, 1500)}&${bare}` });
    const tiles = tilesOf(page, 'reports');
    await cityReady(page);
    await expect.poll(() => tiles.filter(({ text }) => text.length > 0).length).toBeGreaterThan(0);
    const marks = await middle(page);
    await page.evaluate((search) => history.pushState(null, '', search), `?${look(crowd, 1500)}&${bare},reports`);
    await untilChanged(page, marks, 400);
    expect(await drawnAtRest(page)).toBe(0);
  });
  it('has a new one at once, and opens what is picked', async () => {
    const { page } = await visit({ path: `/${CITY}?${look(apart, 900)}&${bare}` });
    const tiles = tilesOf(page, 'reports');
    await cityReady(page);
    const { id, title } = await comesAndIsPicked(page, tiles, apart);
    await page.waitForURL((url) => url.searchParams.get('sel') === `report:${id}`);
    await page.getByRole('heading', { name: title }).waitFor();
    expect(await drawnAtRest(page)).toBe(0);
  });
});

describe('the console over thousands of cases', () => {
  it('shows all that fit the filter by tiles, a new one at once, opens what is picked, and rests', async ({ task }) => {
    // Tried again, it stands beside the one before: two at one place would be a cluster.
    const free: [number, number] = [first[0] + 0.001 * (task.result?.retryCount ?? 0), first[1]];
    const email = await makePerson(db, CITY, 'ioc-operator');
    const { page } = await visit({
      path: `/${CITY}/ioc?state=all`,
      prepare: (one) => signIn(one.context(), inject('portalUrl'), email),
    });
    const tiles = tilesOf(page, 'cases');
    await expect.poll(() => tiles.filter(({ text }) => text.includes('count')).length, { timeout: 90_000 }).toBeGreaterThan(0);
    const { id, title } = await comesAndIsPicked(page, tiles, free);
    await page.waitForURL((url) => url.searchParams.get('case') === id);
    await page.getByRole('article').getByRole('heading', { name: title }).waitFor();
    expect(await drawnAtRest(page)).toBe(0);
  });
});
