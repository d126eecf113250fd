import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Camera, Place, Portal, type Position, Report } from '../../data/contract.ts';
import type { Road } from '../contract.ts';
import { createFrame } from '../sample/frame.ts';
import { sampleKerbs } from './snap.ts';
import { snapCameras, snapReports } from './snap-pins.ts';
import { Kerbs } from './snap-to-kerb.ts';

const source = { name: 'test', licence: 'CC0' };
const frame = createFrame([100, 20], [99.9, 19.9, 100.1, 20.1]);
const at = (x: number, y: number): Position => frame.toPosition(x, y);
const road = (id: string, name: string, line: [number, number][], width: number, more: Partial<Road> = {}): Road => ({
  id,
  class: 'minor',
  name: { vi: name },
  line: line.map(([x, y]) => at(x, y)),
  width,
  ...more,
});
const square = (x: number, y: number, half: number): Position[] => [
  at(x - half, y - half),
  at(x + half, y - half),
  at(x + half, y + half),
  at(x - half, y + half),
];
/** Two streets that cross at the origin, a bridge, a field track, a pond north of the first street. */
const kerbs = new Kerbs(frame, {
  roads: [
    road('a', 'Hoa Ban', [[-500, 0], [500, 0]], 8), // biome-ignore format: one street a line
    road('b', 'Hoa Đào', [[0, -500], [0, 500]], 6), // biome-ignore format: one street a line
    road('c', 'Cầu', [[300, 80], [300, 200]], 8, { bridge: true }), // biome-ignore format: one street a line
    road('d', 'Bờ ruộng', [[-300, 60], [-200, 60]], 2, { class: 'track' }), // biome-ignore format: one street a line
  ],
  waterAreas: [{ id: 'w', class: 'pond', rings: [square(200, 40, 39)] }],
  waterways: [],
});
const camera = (x: number, y: number, more: Partial<Camera> = {}): Camera => ({
  id: 'c',
  name: { vi: 'Camera' },
  position: at(x, y),
  mountHeight: 6,
  heading: 80,
  fieldOfView: 60,
  range: 50,
  purpose: 'traffic',
  visibility: 'public',
  agencyId: 'a',
  accuracy: 'sample',
  source,
  ...more,
});
const report = (x: number, y: number, address: string): Report => ({
  id: 'r',
  categoryId: 'light',
  title: { vi: 'Đèn hỏng' },
  position: at(x, y),
  address: { vi: address },
  status: 'received',
  createdAt: '2026-01-05T08:00:00+07:00',
  updatedAt: '2026-01-05T08:00:00+07:00',
  dueAt: '2026-01-08T08:00:00+07:00',
  agencyId: 'a',
  accuracy: 'sample',
  source,
});
const plane = (position: Position | undefined): [number, number] => {
  const [x, y] = frame.toPoint(position ?? [0, 0]);
  return [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
};

describe('standing things at the street', () => {
  it('puts a camera at the kerb, looking along the street the way it looked', () => {
    const [found] = snapCameras([camera(-100, -30)], [], kerbs).items;
    const [x, y] = plane(found?.position);
    expect([x, y]).toEqual([-100, -4.8]);
    expect(found?.heading).toBe(90);
    expect(found?.position.join()).toMatch(/^\d+\.\d{1,6},\d+\.\d{1,6}$/);
    expect(snapCameras([camera(-100, -30, { heading: 250 })], [], kerbs).items[0]?.heading).toBe(270);
  });
  it('puts a report at the edge of the street that its address names, not of a nearer one', () => {
    expect(plane(snapReports([report(-40, -30, 'Đường Hoa Ban')], kerbs).items[0]?.position)).toEqual([-40, -4]);
    expect(plane(snapReports([report(-40, -30, 'Đường Hoa Đào')], kerbs).items[0]?.position)).toEqual([-3, -30]);
  });
  it('keeps off crossing carriageways, bridges, tracks and water', () => {
    const [x, y] = plane(snapCameras([camera(1, -9)], [], kerbs).items[0]?.position);
    expect(Math.abs(x)).toBeGreaterThan(3);
    expect(Math.abs(y)).toBeGreaterThan(4);
    expect(plane(snapCameras([camera(310, 120)], [], kerbs).items[0]?.position)[1]).toBeCloseTo(4.8, 0);
    expect(plane(snapReports([report(-250, 60, '')], kerbs).items[0]?.position)[1]).toBeCloseTo(4, 0);
    expect(plane(snapCameras([camera(200, 3)], [], kerbs).items[0]?.position)[1]).toBeCloseTo(-4.8, 0);
    expect(kerbs.inWater(at(200, 40))).toBe(true);
  });
  it('refuses what stands farther than 150 m from every street, and says so', () => {
    const { items, moved, refused } = snapReports([report(-300, 400, '')], kerbs);
    expect([items[0]?.position, moved, refused]).toEqual([at(-300, 400), [], ['r']]);
  });
  it('leaves the cameras of a school at their school', () => {
    const school = Place.parse({ id: 's', kind: 'school', name: { vi: 'Trường' }, position: at(60, 60), accuracy: 'sample', source });
    const inside = camera(60, 60, { placeId: 's', purpose: 'security' });
    expect(snapCameras([inside], [school], kerbs)).toEqual({ items: [inside], moved: [], refused: [] });
  });
  it('changes nothing the second time, wherever things stood', () => {
    const wild = Array.from({ length: 400 }, (_, i) => [((i * 73) % 301) - 150, ((i * 151) % 307) - 150, (i * 37) % 360] as const);
    const cameras = snapCameras(wild.map(([x, y, heading]) => camera(x, y, { heading })), [], kerbs); // biome-ignore format: one step
    const reports = snapReports(wild.map(([x, y]) => report(x, y, y > 0 ? 'Hoa Ban' : '')), kerbs); // biome-ignore format: one step
    expect(cameras.moved.length).toBeGreaterThan(390);
    expect(cameras.refused).toEqual([]);
    expect(snapCameras(cameras.items, [], kerbs).moved).toEqual([]);
    expect(snapReports(reports.items, kerbs).moved).toEqual([]);
  });
});

describe('the default city', () => {
  it('has its cameras and reports within 15 m of a street of the plan that is generated, on dry ground', async () => {
    const root = join(import.meta.dirname, '../..');
    const json = async (path: string): Promise<unknown> => JSON.parse(await readFile(join(root, 'data', path), 'utf8'));
    const { defaultCity } = Portal.parse(await json('portal.json'));
    const schools = z.array(Place).parse(await json(`${defaultCity}/places.json`));
    const atSchool = new Set(schools.filter((p) => p.kind === 'school').map((p) => p.id));
    const cameras = z.array(Camera).parse(await json(`${defaultCity}/cameras.json`));
    const reports = z.array(Report).parse(await json(`${defaultCity}/reports.json`));
    const plan = await sampleKerbs(root, defaultCity);
    const street = [...cameras.filter((c) => !atSchool.has(c.placeId ?? '')), ...reports];
    expect(street.length).toBeGreaterThan(100);
    expect(street.filter((pin) => plan.distance(pin.position) > 15).map((pin) => pin.id)).toEqual([]);
    expect(street.filter((pin) => plan.inWater(pin.position)).map((pin) => pin.id)).toEqual([]);
  }, 60_000);
});
