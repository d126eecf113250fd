import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CityModel } from '../contract.ts';
import { type CharacterName, characters } from './character.ts';
import { exampleAnchors, exampleCentre, exampleCity } from './exampleCity.ts';
import { createFrame, type Point } from './frame.ts';
import { contains, measureCity } from './measureCity.ts';
import { Segments } from './segments.ts';

function hashOf(city: CityModel): string {
  const hash = createHash('sha256');
  for (const building of city.buildings) hash.update(JSON.stringify(building));
  hash.update(JSON.stringify([city.roads, city.waterAreas, city.waterways, city.land, city.labels]));
  for (const values of [city.elevation.values, city.instances.positions, city.instances.heights, city.instances.kinds]) {
    hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
  return hash.digest('hex');
}

describe('the sample city of the default size', () => {
  // Processor time of this thread: what it costs one core, whatever else the machine does.
  const start = process.threadCpuUsage();
  const city = exampleCity();
  const spent = process.threadCpuUsage(start);
  const seconds = (spent.user + spent.system) / 1e6;
  const faults = measureCity(city, exampleCentre);
  const frame = createFrame(exampleCentre, city.extent);

  it('has the number of buildings asked for, within 3 %, in less than 20 s', () => {
    expect(faults.buildings).toBeGreaterThan(14_000 * 0.97);
    expect(faults.buildings).toBeLessThan(14_000 * 1.03);
    expect(seconds).toBeLessThan(20);
  });

  it('fronts 95 % of its houses to a street within 8 m', () => {
    expect(faults.awayFromStreet / faults.buildings, faults.examples.join('\n')).toBeLessThan(0.05);
  });

  it('puts no building on a road, in water or on another building', () => {
    expect([faults.onRoad, faults.inWater, faults.onAnother], faults.examples.join('\n')).toEqual([0, 0, 0]);
  });

  it('keeps the ground under the town nearly flat and rings it with hills', () => {
    const slopes: number[] = [];
    for (const { rings } of city.buildings) {
      const p = rings[0]?.[0];
      if (!p) continue;
      const [x, y] = frame.toPoint(p);
      if (Math.hypot(x, y) > 1500) continue;
      const at = (dx: number, dy: number): number => city.elevation.sample(...frame.toPosition(x + dx, y + dy));
      slopes.push(Math.hypot(at(30, 0) - at(-30, 0), at(0, 30) - at(0, -30)) / 60);
    }
    slopes.sort((a, b) => a - b);
    expect(slopes[Math.floor(slopes.length * 0.9)]).toBeLessThan(0.03);
    const highest = city.elevation.values.reduce((a, b) => Math.max(a, b));
    expect(highest - 600).toBeGreaterThan(200);
    expect(highest - 600).toBeLessThan(800);
    expect(city.elevation.values.every(Number.isFinite)).toBe(true);
  });

  it('bridges its stream and leads a road to the edge of the extent', () => {
    expect(city.roads.filter((r) => r.bridge).length).toBeGreaterThan(1);
    const [west, south, east, north] = city.extent;
    const far = city.roads
      .flatMap((r) => r.line)
      .some(([x, y]) => x < west + 0.003 || x > east - 0.003 || y < south + 0.003 || y > north - 0.003);
    expect(far).toBe(true);
  });

  it('gives streets that cross a corner in common, also those that are cut at water', () => {
    const lines = city.roads.map(({ line }) => line.map(frame.toPoint));
    const side = ([ax, ay]: Point, [bx, by]: Point, [x, y]: Point) => Math.sign((bx - ax) * (y - ay) - (by - ay) * (x - ax));
    const cross = (a: Point, b: Point, c: Point, d: Point) => side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
    const pieces = (line: Point[]) => line.flatMap((b, i) => (i > 0 ? [[line[i - 1] ?? b, b] as const] : []));
    const wild = lines.flatMap((one, i) =>
      lines.slice(i + 1).filter((other) => pieces(one).some(([a, b]) => pieces(other).some(([c, d]) => cross(a, b, c, d)))),
    );
    expect(wild.length).toBeLessThan(city.roads.length * 0.01);
  });

  it('names main streets by the pack and lanes by their street', () => {
    const names = new Set(city.roads.flatMap((r) => (r.name ? [r.name.vi] : [])));
    expect(names).toContain('Trần Đăng Ninh');
    expect(names).toContain('Tô Hiệu');
    expect([...names].some((n) => /^Ngõ \d+ /u.test(n ?? ''))).toBe(true);
    expect(city.roads.find((r) => r.name?.vi === 'Trần Đăng Ninh')?.ref).toBe('QL6');
  });

  it('gives a school its yard, its blocks and its name', () => {
    const yards = city.land.filter((l) => l.class === 'school').length;
    const schools = exampleAnchors(80).filter((a) => a.kind === 'school').length;
    expect(yards).toBeGreaterThan(schools * 0.95);
    const named = [...city.buildings].filter((b) => b.class === 'school' && b.name);
    expect(named.length).toBe(yards);
  });

  it('keeps places off the carriageways and out of the water', () => {
    const roads = new Segments(frame);
    for (const road of city.roads) roads.add(road.line.map(frame.toPoint), road.width / 2, 0);
    const rings = city.waterAreas.flatMap((w) => w.rings.map((r) => r.map(frame.toPoint)));
    const bad = exampleAnchors(80).filter(({ position }) => {
      const [x, y] = frame.toPoint(position);
      const onRoad = roads.near({ x, y, ux: 1, uy: 0, halfWidth: 0, halfDepth: 0 }, 0);
      return onRoad || rings.some((ring) => contains(ring, [x, y]));
    });
    expect(bad.map((a) => a.id)).toEqual([]);
  });

  it('plants trees and lamps, and none of them in water', () => {
    expect(city.instances.heights.length).toBeGreaterThan(15_000);
    expect(city.instances.heights.length).toBeLessThan(45_000);
    const lamp = city.instances.models.indexOf('lamp');
    expect(city.instances.kinds.includes(lamp)).toBe(true);
    const stream = (city.waterAreas[0]?.rings[0] ?? []).map(frame.toPoint);
    let wet = 0;
    for (let i = 0; i < city.instances.heights.length; i += 7) {
      const p = frame.toPoint([city.instances.positions[2 * i] ?? 0, city.instances.positions[2 * i + 1] ?? 0]);
      if (contains(stream, p)) wet++;
    }
    expect(wet).toBe(0);
  });

  it('is the same byte for byte from the same seed, and another plan from another', () => {
    const first = hashOf(city);
    expect(hashOf(exampleCity())).toBe(first);
    const other = exampleCity({ seed: 2 });
    expect(hashOf(other)).not.toBe(first);
    const lines = new Set(city.roads.map((r) => JSON.stringify(r.line)));
    const shared = other.roads.filter((r) => lines.has(JSON.stringify(r.line))).length;
    expect(shared / other.roads.length).toBeLessThan(0.02);
  });
});

describe('the five kinds of country', () => {
  const figures = new Map<CharacterName, { water: number; range: number }>();
  for (const character of Object.keys(characters) as CharacterName[]) {
    it(`${character} stands without faults`, () => {
      const city = exampleCity({ character, baseHeight: character === 'karst-valley' ? 600 : 12, buildings: 3000, seed: 5 });
      const faults = measureCity(city, exampleCentre);
      expect([faults.onRoad, faults.inWater, faults.onAnother], faults.examples.join('\n')).toEqual([0, 0, 0]);
      expect(faults.awayFromStreet / faults.buildings).toBeLessThan(0.05);
      expect(faults.buildings).toBeGreaterThan(2850);
      let low = Number.POSITIVE_INFINITY;
      let high = Number.NEGATIVE_INFINITY;
      let sea = 0;
      for (const v of city.elevation.values) {
        low = Math.min(low, v);
        high = Math.max(high, v);
        if (v === 0) sea++;
      }
      figures.set(character, { water: sea / city.elevation.values.length, range: high - low });
    });
  }

  it('differ in water and relief', () => {
    const of = (name: CharacterName) => figures.get(name) ?? { water: -1, range: -1 };
    expect(of('karst-valley').range).toBeGreaterThan(300);
    expect(of('karst-valley').water).toBe(0);
    expect(of('midland').range).toBeGreaterThan(of('river-plain').range * 1.3);
    expect(of('river-plain').range).toBeLessThan(120);
    expect(of('coastal-delta').water).toBeGreaterThan(0.12);
    expect(of('karst-bay').water).toBeGreaterThan(0.25);
    expect(of('karst-bay').range).toBeGreaterThan(150);
  });
});
