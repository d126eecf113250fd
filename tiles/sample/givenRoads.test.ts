import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Extent, Position } from '../../data/contract.ts';
import type { Road, WaterArea } from '../contract.ts';
import { createFrame } from './frame.ts';
import { generateCity } from './generate.ts';
import { measureCity } from './measureCity.ts';
import { lineLength } from './polyline.ts';
import { Segments } from './segments.ts';

interface Collection<T> {
  features: { geometry: { coordinates: T } }[];
}

describe.runIf(process.env.CITY_SOURCES)('a city on real roads', () => {
  const read = <T>(name: string): Collection<T> =>
    JSON.parse(readFileSync(join(process.env.CITY_SOURCES ?? '', 'osm2018/ha_long', `${name}.geojson`), 'utf8'));
  const centre: Position = [107.08, 20.957];
  const extent: Extent = [106.97, 20.88, 107.2, 21.06];
  const inside = ([lng, lat]: Position): boolean => lng > extent[0] && lng < extent[2] && lat > extent[1] && lat < extent[3];

  it('takes them as they are and fronts its houses to them', () => {
    const roads: Road[] = read<Position[]>('roads')
      .features.map(({ geometry }, i): Road => ({ id: `osm${i}`, class: 'minor', line: geometry.coordinates, width: 6 }))
      .filter((r) => r.line.some(inside));
    const waterAreas: WaterArea[] = read<Position[][]>('water_polygons')
      .features.map(
        ({ geometry }, i): WaterArea => ({ id: `lake${i}`, class: 'lake', rings: geometry.coordinates.map((r) => r.slice(0, -1)) }),
      )
      .filter((w) => (w.rings[0] ?? []).some(inside));
    const config = { seed: 3, character: 'karst-bay' as const, buildings: 12_000, baseHeight: 8, radius: 4500, streets: [], waters: [] };
    const city = generateCity({ config, extent, centre, given: { roads, waterAreas }, anchors: [] });
    expect(city.roads.slice(0, roads.length)).toEqual(roads);
    expect(city.waterAreas).toBe(waterAreas);
    const faults = measureCity(city, centre);
    expect([faults.onRoad, faults.inWater, faults.onAnother], faults.examples.join('\n')).toEqual([0, 0, 0]);
    expect(faults.buildings).toBeGreaterThan(11_600);
    expect(faults.awayFromStreet / faults.buildings).toBeLessThan(0.05);

    const frame = createFrame(centre, extent);
    const real = new Segments(frame);
    let kilometres = 0;
    for (const road of roads) {
      const line = road.line.map(frame.toPoint);
      kilometres += lineLength(line) / 1000;
      real.add(line, 3, 0);
    }
    expect(kilometres).toBeGreaterThan(100);
    let along = 0;
    for (const { rings } of city.buildings) {
      const corners = (rings[0] ?? []).map(frame.toPoint);
      if (corners.some(([x, y]) => (real.nearest(x, y, 40)?.distance ?? 99) - 3 < 8)) along++;
    }
    expect(along / faults.buildings).toBeGreaterThan(0.6);
  });
});
