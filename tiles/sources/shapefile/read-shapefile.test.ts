import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureCollection, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { metresPerDegree } from '../../geo/wgs84.ts';
import { readShapefile } from './read-shapefile.ts';

const sources = process.env.CITY_SOURCES;

describe.runIf(sources)('a VN-2000 Shapefile from an office', () => {
  const folder = join(sources ?? '', 'samples/vn_formats');
  const truth: FeatureCollection = sources
    ? JSON.parse(readFileSync(join(sources, 'boundaries/son_la_wards_2025.geojson'), 'utf8'))
    : { type: 'FeatureCollection', features: [] };

  it('equals the GeoJSON of the same wards within 0.01 m, whatever its .prj leaves out', async () => {
    const { features, crs } = await readShapefile(join(folder, 'son_la_wards_vn2000_utm48n.shp'));
    expect(crs).toBe('EPSG:3405');
    expect(features).toHaveLength(truth.features.length);
    for (const { geometry, properties } of truth.features) {
      const twin = features.find((f) => f.properties?.code === properties?.code);
      const [expected, got] = [corners(geometry), corners(twin?.geometry)];
      expect(expected.length).toBeGreaterThan(100);
      // The formats close and wind rings differently; every corner must have its twin all the same.
      expect(worstDistance(expected, got)).toBeLessThan(0.01);
      expect(worstDistance(got, expected)).toBeLessThan(0.01);
    }
  });
});

function corners(geometry: unknown): Position[] {
  const list: Position[] = [];
  const walk = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] === 'number') list.push(value as Position);
    else for (const one of value) walk(one);
  };
  walk((geometry as { coordinates?: unknown } | undefined)?.coordinates);
  return list;
}

/** Metres from the corner of `from` that lies farthest from any of `to`. */
function worstDistance(from: Position[], to: Position[]): number {
  const sorted = to.toSorted(([a = 0], [b = 0]) => a - b);
  const lngs = Float64Array.from(sorted, ([lng = 0]) => lng);
  return Math.max(
    ...from.map(([lng = 0, lat = 0]) => {
      const [perLng, perLat] = metresPerDegree(lat);
      let low = 0;
      for (let high = lngs.length; low < high; ) {
        const middle = (low + high) >> 1;
        if ((lngs[middle] ?? 0) < lng - 1e-6) low = middle + 1;
        else high = middle;
      }
      let best = Infinity;
      for (let k = low; k < sorted.length && (lngs[k] ?? 0) <= lng + 1e-6; k++)
        best = Math.min(best, Math.hypot(((lngs[k] ?? 0) - lng) * perLng, ((sorted[k]?.[1] ?? 0) - lat) * perLat));
      return best;
    }),
  );
}
