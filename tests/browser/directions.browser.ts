/** A tourist at the bus station finds the way: from a card, by a link, with other ways and stops, with a wheelchair, and without the network. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { GraphEntry } from '../../api/features/directions/contract.ts';
import { type LoadedGraph, loadGraph, NO_PART } from '../../data/model/directions/load-graph.ts';
import { route } from '../../data/model/directions/route.ts';
import words from '../../web/features/directions/locales/vi.json' with { type: 'json' };
import locate from '../../web/features/locate/locales/vi.json' with { type: 'json' };
import kit from '../../web/kit/locales/vi.json' with { type: 'json' };
import { atRest, cityReady, visitors } from './open-page.ts';
import { violations } from './violations.ts';

const { visit } = visitors();
const [FROM, TO] = ['ben-xe-khach-son-la', 'nha-tu-son-la'];
const BOTH = `/son-la?from=${FROM}&to=${TO}`;
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
/** The middle of what panels leave free of a window of 1280 by 720. */
const MIDDLE = { x: 650, y: 360 };

const panel = (page: Page) => page.getByRole('complementary', { name: words.title });
const ways = (page: Page) => panel(page).getByRole('group', { name: words.ways }).getByRole('radio');
const turns = (page: Page) => panel(page).getByRole('list', { name: words.turns }).getByRole('button');
const mode = (page: Page, name: keyof typeof words.mode) =>
  panel(page).getByRole('group', { name: words.by }).getByRole('radio', { name: words.mode[name] });
const param = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

describe('a tourist', () => {
  it('goes from the card of a place to the way there, looks at another way and at a turn', async () => {
    const { page } = await visit({ path: `/son-la?v=1&sel=place:${TO}` });
    await cityReady(page);
    await page.getByRole('button', { name: words.title, exact: true }).click();
    await panel(page).getByText('Nhà tù Sơn La').waitFor();
    expect(param(page, 'to')).toBe(TO);
    expect(await violations(page)).toEqual([]);
    await panel(page).getByRole('searchbox').fill('ben xe khach');
    await panel(page)
      .getByRole('button', { name: /Bến xe khách Sơn La/ })
      .click();
    await turns(page).first().waitFor();
    expect(param(page, 'from')).toBe(FROM);
    expect(await turns(page).count()).toBeGreaterThan(4);
    // Every mode says its time.
    await expect.poll(() => panel(page).getByRole('group', { name: words.by }).innerText()).toMatch(/(\d\s(phút|giờ)[\s\S]*){5}/);
    const first = await turns(page).allInnerTexts();
    await ways(page).nth(1).locator('..').click();
    await expect.poll(() => turns(page).allInnerTexts()).not.toEqual(first);
    expect(await violations(page)).toEqual([]);

    const before = param(page, 'at');
    await turns(page).nth(3).press('Enter');
    await expect.poll(() => param(page, 'at'), { timeout: 15_000 }).not.toBe(before);
    await panel(page).getByRole('slider', { name: words.alongWay }).press('ArrowRight');
    await panel(page).getByRole('figure').getByText(/^Sau /).waitFor();

    await page.getByRole('button', { name: 'Đóng', exact: true }).first().click();
    await expect.poll(() => param(page, 'to')).toBeNull();
  });

  it('opens a link that says from where, to where and by what, and sees the same way on the map', async () => {
    const { page } = await visit({ path: `${BOTH}&by=bicycle` });
    await turns(page).first().waitFor();
    expect(await mode(page, 'bicycle').isChecked()).toBe(true);
    const cycling = await ways(page).first().locator('..').innerText();
    await mode(page, 'foot').locator('..').click();
    await expect.poll(() => ways(page).first().locator('..').innerText()).not.toBe(cycling);
    expect(param(page, 'by')).toBeNull();
    await panel(page).getByRole('button', { name: words.swap }).click();
    await expect.poll(() => [param(page, 'from'), param(page, 'to')]).toEqual([TO, FROM]);
  });

  it('draws a stop out of the line, and takes it away again', async () => {
    const { page } = await visit({ path: BOTH });
    // On a busy machine tiles may go on coming; where the line lies is certain before that.
    const settled = () => Promise.race([atRest(page, 2000), page.waitForTimeout(15_000)]);
    await cityReady(page);
    await turns(page).nth(5).click();
    await settled();
    // From higher up a drag reaches another street; the wheel keeps the spot below the pointer.
    await page.mouse.move(MIDDLE.x, MIDDLE.y);
    for (let i = 0; i < 6; i++) await page.mouse.wheel(0, 240);
    await settled();
    const whole = await ways(page).first().locator('..').innerText();
    await page.mouse.move(MIDDLE.x, MIDDLE.y);
    await page.mouse.down();
    await page.mouse.move(MIDDLE.x + 40, MIDDLE.y + 30, { steps: 4 });
    await page.mouse.move(MIDDLE.x + 150, MIDDLE.y + 110, { steps: 8 });
    await page.mouse.up();
    await expect.poll(() => param(page, 'via'), { timeout: 15_000 }).toMatch(/^\d+\.\d+,\d+\.\d+$/);
    await expect.poll(() => ways(page).first().locator('..').innerText()).not.toBe(whole);
    await panel(page)
      .getByRole('button', { name: words.removeStop.replace('{{number}}', '1') })
      .click();
    await expect.poll(() => param(page, 'via')).toBeNull();
    await expect.poll(() => ways(page).first().locator('..').innerText()).toBe(whole);
  });

  it('chooses the start on the map, and is told when the device does not say where it is', async () => {
    const { page } = await visit({ path: `/son-la?to=${TO}` });
    await cityReady(page);
    await panel(page).getByRole('button', { name: words.useMe }).click();
    await panel(page).getByRole('alert').filter({ hasText: locate.failed.denied }).waitFor();
    expect(await violations(page)).toEqual([]);
    await panel(page).getByRole('button', { name: words.useMap }).click();
    await panel(page).getByText(words.tapMap).waitFor();
    await page.mouse.click(MIDDLE.x + 60, MIDDLE.y + 20);
    await turns(page).first().waitFor();
    expect(param(page, 'from')).toMatch(/^\d+\.\d+,\d+\.\d+$/);
  });

  it('asks for other ways after the network is gone', async () => {
    const { page } = await visit({ path: BOTH, expected: [/ERR_INTERNET_DISCONNECTED/] });
    await turns(page).first().waitFor();
    await page.context().setOffline(true);
    const walking = await ways(page).first().locator('..').innerText();
    await mode(page, 'car').locator('..').click();
    await expect.poll(() => ways(page).first().locator('..').innerText()).not.toBe(walking);
    await page.context().setOffline(false);
  });

  it('is told when the streets do not come, and tries again', async () => {
    const { page } = await visit({
      path: BOTH,
      expected: [/Failed to load resource/],
      prepare: (p) => p.context().route(/graph\.bin/, (r) => r.abort()),
    });
    await panel(page).getByRole('alert').filter({ hasText: words.lost }).waitFor();
    await page.context().unroute(/graph\.bin/);
    await panel(page).getByRole('button', { name: kit.retry }).click();
    await turns(page).first().waitFor();
  });

  it('with a phone has the way above a low sheet', async () => {
    const { page } = await visit({ ...PHONE, path: BOTH });
    await turns(page).first().waitFor();
    const box = await panel(page).boundingBox();
    expect(box?.y).toBeGreaterThan(844 * 0.4);
    expect(await violations(page)).toEqual([]);
  });
});

describe('a wheelchair', () => {
  it('that cannot get there is told what stands in the way', async () => {
    const [from, to] = barredPair(cityGraph());
    // Steep streets are found at the rim, where not every tile of the relief is there.
    const { page } = await visit({ path: `/son-la?from=${from}&to=${to}&by=wheelchair`, expected: [/\.terrain/] });
    await panel(page).getByText(words.barred.title).waitFor();
    const barriers = panel(page).getByRole('status').filter({ hasText: words.barred.title }).getByRole('button');
    expect(await barriers.count()).toBeGreaterThan(0);
    await barriers.first().press('Enter');
    expect(await violations(page)).toEqual([]);
    await mode(page, 'foot').locator('..').click();
    await expect.poll(() => panel(page).getByText(words.barred.title).count()).toBe(0);
  });
});

/** The streets of the tested portal, as its page loads them. */
function cityGraph(): LoadedGraph {
  const folder = 'var/test-portal/tiles/son-la/streets-graph';
  const { graph } = GraphEntry.parse(JSON.parse(readFileSync(`${folder}/graph.json`, 'utf8')));
  return loadGraph(readFileSync(`${folder}/${graph}`));
}

/** Two positions on the streets between which a wheelchair is stopped. The sample has few steep streets: each is tried. */
function barredPair(loaded: LoadedGraph): [string, string] {
  const { graph } = loaded;
  const { part } = loaded.travel('wheelchair');
  const at = (node: number): [number, number] => [(graph.nodeLng[node] ?? 0) / 1e6, (graph.nodeLat[node] ?? 0) / 1e6];
  const start = at(graph.nodes >> 1);
  for (let e = 0; e < graph.edges; e++) {
    if (part[e] !== NO_PART) continue;
    for (const node of [graph.from[e] ?? 0, graph.to[e] ?? 0])
      if (route(loaded, { from: start, to: at(node), by: 'wheelchair' }).state === 'barred') return [start.join(), at(node).join()];
  }
  throw new Error('No wheelchair is stopped anywhere in this city.');
}
