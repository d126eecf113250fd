/// <reference path="../../tiles/basemap/vt-pbf.d.ts" />
import { describe, expect, it } from 'vitest';
import { encodeTile } from '../../api/cases/encode-tile.ts';
import { decodeTile } from './decode-tile.ts';

const tile = { z: 12, x: 3229, y: 1799 };
const read = (marks: Parameters<typeof encodeTile>[1]) => decodeTile(encodeTile(tile, marks).buffer, tile);

describe('a tile of reports', () => {
  it('comes back as the pins and heaps that it was made of', () => {
    const { pins, heaps } = read([
      { position: [103.85, 21.35, 612.5], id: 'a', count: 1, kinds: [0, 0, 0, 1, 0, 0] },
      { position: [103.86, 21.34, 600], count: 9, kinds: [1, 2, 1, 0, 5, 0] },
    ]);
    expect(pins).toMatchObject([{ id: 'report:a', icon: 'report-late' }]);
    const [lng, lat, height] = pins[0]?.position ?? [0, 0, 0];
    expect([lng.toFixed(4), lat.toFixed(4), height]).toEqual(['103.8500', '21.3500', 612.5]);
    expect(heaps.map(({ counts }) => counts)).toEqual([{ 'report-new': 1, 'report-progress': 2, 'report-late': 1, 'report-done': 5 }]);
  });
  it('without reports is no bytes, and nothing', () => {
    expect(read([])).toEqual({ pins: [], heaps: [] });
  });
});
