/** An own model makes room for itself and for nothing else: houses in the inner corner of its wings and in its courtyard stay. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Database, openDatabase } from '../../api/db/database.ts';
import { ModelList } from '../../api/features/models/contract.ts';
import { type Block, blocksGlb } from '../../api/testing/make-blocks.ts';
import { cityReady, visitors } from './open-page.ts';
import { makePerson, signedIn } from './people.ts';
import { difference, type Picture, picture } from './pixels.ts';

const { visit } = visitors();
const CITY = 'son-la';
const [LNG, LAT] = [103.9141, 21.327];
/** Straight down, so that nothing stands before anything. */
const ABOVE = `/${CITY}?v=1&at=${LNG},${LAT},320,0,-90&off=labels,reports,cameras,schools,trees`;
/** About 100 m across, with wings of 22 m, over houses and between them. */
const L: Block[] = [
  [-50, -50, 50, -28],
  [-50, -28, -28, 50],
];
const YARD: Block[] = [...L, [28, -28, 50, 50], [-28, 28, 28, 50]];

let db: Database;
beforeAll(async () => {
  db = await openDatabase('file:var/test-portal/portal.db');
});
afterAll(() => db?.close());

const isPink = ({ data }: Picture, at: number) => {
  const [r = 0, g = 0, b = 0] = data.subarray(at, at + 3);
  return r > g + 60 && b > g + 40;
};
/** The box of what is pink, in pixels. */
function pinkBox(seen: Picture) {
  const [xs, ys]: [number[], number[]] = [[], []];
  for (let at = 0; at < seen.data.length; at += 3)
    if (isPink(seen, at)) {
      xs.push((at / 3) % seen.width);
      ys.push(Math.floor(at / 3 / seen.width));
    }
  const [most, least] = [(a: number, b: number) => Math.max(a, b), (a: number, b: number) => Math.min(a, b)];
  return { west: xs.reduce(least, Infinity), east: xs.reduce(most, 0), north: ys.reduce(least, Infinity), south: ys.reduce(most, 0) };
}
/** A part of a picture: shares of a box. */
function part({ width, data }: Picture, box: ReturnType<typeof pinkBox>, from: [number, number], to: [number, number]): Picture {
  const at = ([x, y]: [number, number]) =>
    [Math.round(box.west + x * (box.east - box.west)), Math.round(box.north + y * (box.south - box.north))] as const;
  const [[left, top], [right, bottom]] = [at(from), at(to)];
  const rows = Array.from({ length: bottom - top }, (_, y) =>
    data.subarray(((top + y) * width + left) * 3, ((top + y) * width + right) * 3),
  );
  return { width: right - left, height: bottom - top, data: Buffer.concat(rows) };
}
const pinkShare = (seen: Picture) => {
  let n = 0;
  for (let at = 0; at < seen.data.length; at += 3) if (isPink(seen, at)) n++;
  return n / (seen.data.length / 3);
};

describe('a model with wings', () => {
  it.each<[string, Block[], [number, number], [number, number]]>([
    ['round a corner', L, [0.3, 0.3], [0.98, 0.98]],
    ['round a courtyard', YARD, [0.3, 0.3], [0.7, 0.7]],
  ])('%s leaves the houses between them, and cuts those under it', async (name, blocks, from, to) => {
    const look = async () => {
      const { page } = await visit({ path: ABOVE });
      await cityReady(page);
      const seen = await picture(page);
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/outline-${name.replaceAll(' ', '-')}-${shot++}.png` });
      return seen;
    };
    let shot = 0;
    const before = await look();
    const { page } = await visit({
      path: `/${CITY}/admin?section=models`,
      prepare: signedIn(await makePerson(db, CITY, 'tourism-editor', {})),
    });
    // Lower than any house: one that is not cut stands out of it.
    const file = Buffer.from(await blocksGlb(blocks, { height: 2.5 }));
    const placement = { title: { vi: 'Nhà có cánh' }, position: [LNG, LAT], credit: 'Thử', licence: 'CC0-1.0' };
    const url = `${inject('portalUrl')}/api/cities/${CITY}/models`;
    const headers = { origin: inject('portalUrl'), 'sec-fetch-site': 'same-origin' };
    const answer = await page.request.post(url, {
      headers,
      multipart: { model: { name: 'nha.glb', mimeType: 'model/gltf-binary', buffer: file }, placement: JSON.stringify(placement) },
    });
    expect(answer.status(), await answer.text()).toBe(200);
    const [model] = ModelList.parse(await answer.json()).models;
    const cookies = await page.context().cookies();
    const after = await look();
    const box = pinkBox(after);
    // Nothing stands out of the wing in the north.
    expect(pinkShare(part(after, box, [0.03, 0.03], [0.97, 0.2]))).toBeGreaterThan(0.97);
    const between = part(before, box, from, to);
    expect(difference(between, part(after, box, from, to))).toBeLessThan(0.03);
    // There are houses there: with the hull of before, half or all of them vanish.
    await db.client.execute({
      sql: `UPDATE city_model SET outline = '[[-50,-50],[50,-50],[50,50],[-50,50]]' WHERE id = ?`,
      args: [model?.id ?? ''],
    });
    const cut = await look();
    expect(difference(between, part(cut, box, from, to))).toBeGreaterThan(0.1);
    const again = await visit({ path: `/${CITY}/admin?section=models`, prepare: (one) => one.context().addCookies(cookies) });
    expect((await again.page.request.delete(`${url}/${model?.id}`, { headers })).status()).toBe(200);
  });
});
