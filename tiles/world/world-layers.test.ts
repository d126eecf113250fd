import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { beforeAll, describe, expect, it } from 'vitest';
import { type CutTile, cutTiles } from '../basemap/cut-tiles.ts';
import { worldLayers } from './world-layers.ts';

describe('the world at small scale', () => {
  let tiles: CutTile[];
  const features = (z: number, layer: string) =>
    tiles
      .filter((t) => t.z === z)
      .flatMap(({ x, y, bytes }) => {
        const found = new VectorTile(new PbfReader(bytes)).layers[layer];
        return Array.from({ length: found?.length ?? 0 }, (_, k) => found?.feature(k).toGeoJSON(x, y, z));
      });
  beforeAll(async () => {
    tiles = [...cutTiles(await worldLayers(), [-180, -85, 180, 85], 0, 5)].filter((t) => t !== undefined);
  });

  it('carries the names Hoàng Sa, Trường Sa and Biển Đông where they lie, in both languages', () => {
    const names = [...features(5, 'place'), ...features(5, 'water_name')];
    const find = (text: string) => names.find((f) => String(f?.properties?.name).includes(text));
    for (const [text, lng, lat] of [
      ['Hoàng Sa', 112, 16.5],
      ['Trường Sa', 113.8, 9.6],
      ['Biển Đông', 114.5, 14.2],
    ] as const) {
      const { geometry, properties } = find(text) ?? {};
      const [x = NaN, y = NaN] = geometry?.type === 'Point' ? geometry.coordinates : [];
      expect(Math.hypot(x - lng, y - lat)).toBeLessThan(0.1);
      expect(properties?.['name:vi']).toBe(properties?.name);
      expect(String(properties?.['name:en'])).toContain(text);
      expect(String(properties?.name)).toBe(String(properties?.name).normalize('NFC'));
    }
    expect(find('Quần đảo Hoàng Sa')?.properties?.['name:en']).toContain('Việt Nam');
  });

  it('has sea in every tile of the Pacific and none in the middle of Asia', () => {
    const area = (x: number, y: number) => {
      const tile = tiles.find((t) => t.z === 5 && t.x === x && t.y === y);
      return tile ? Object.keys(new VectorTile(new PbfReader(tile.bytes)).layers) : [];
    };
    expect(area(2, 16)).toContain('water');
    expect(area(24, 11)).not.toContain('water');
  });

  it('draws no borders', () => {
    expect(features(4, 'boundary')).toEqual([]);
  });
});
