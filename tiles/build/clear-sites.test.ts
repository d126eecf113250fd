import { describe, expect, it } from 'vitest';
import type { Position } from '../../data/contract.ts';
import type { Building, CityModel, Road } from '../contract.ts';
import { elevationGrid } from '../terrain/elevation-grid.ts';
import { clearSites } from './clear-sites.ts';

/** Some 200 m wide. */
const ring: Position[] = [
  [104, 21],
  [104.002, 21],
  [104.002, 21.002],
  [104, 21.002],
];
const across: Position[] = [
  [103.998, 21.001],
  [103.9995, 21.001],
  [104.001, 21.001],
  [104.0025, 21.001],
  [104.004, 21.001],
];
const road = (id: string, roadClass: Road['class'], line: Position[]): Road => ({
  id,
  class: roadClass,
  name: { vi: 'Phố' },
  line,
  width: 4,
});
const house = (id: string, lng: number): Building => ({
  id,
  rings: [
    [
      [lng, 21.001],
      [lng + 0.0001, 21.001],
      [lng + 0.0001, 21.0011],
      [lng, 21.0011],
    ],
  ],
  height: 6,
  minHeight: 0,
  roof: { shape: 'flat', height: 0 },
  class: 'house',
  levels: 2,
  heightSource: 'sample',
});

const model: CityModel = {
  extent: [103.9, 20.9, 104.1, 21.1],
  elevation: elevationGrid([103.9, 20.9, 104.1, 21.1], 2, 2, new Float32Array(4)),
  buildings: [house('in', 104.001), house('at the edge', 104.00201), house('out', 104.003)],
  instances: {
    positions: Float64Array.from([104.001, 21.001, 104.003, 21.001]),
    heights: Float32Array.from([5, 7]),
    kinds: Uint8Array.from([0, 1]),
    models: ['broadleaf', 'lamp'],
  },
  roads: [
    road('street', 'primary', across),
    road('far', 'path', [
      [103.99, 20.99],
      [103.991, 20.99],
    ]),
  ],
  rails: [],
  waterAreas: [],
  waterways: [],
  land: [],
  labels: [],
  notes: [],
};

describe('room for a site', () => {
  const cleared = clearSites(model, [ring]);

  it('is free of houses, also of those that stand against its edge, and of trees', () => {
    expect(cleared.buildings.map(({ id }) => id)).toEqual(['out']);
    expect([...cleared.instances.heights]).toEqual([7]);
    expect([...cleared.instances.kinds]).toEqual([1]);
    expect([...cleared.instances.positions]).toEqual([104.003, 21.001]);
  });

  it('has no street name written over it, and the streets still lead on', () => {
    expect(cleared.roads.map(({ id, name, line }) => [id, name?.vi, line.length])).toEqual([
      ['street', 'Phố', 2],
      ['street-1', undefined, 3],
      ['street-2', 'Phố', 2],
      ['far', 'Phố', 2],
    ]);
    const ends = cleared.roads.slice(0, 3).map(({ line }) => [line[0], line.at(-1)]);
    expect(ends[0]?.[1]).toEqual(ends[1]?.[0]);
    expect(ends[1]?.[1]).toEqual(ends[2]?.[0]);
  });

  it('changes nothing where there is no site', () => {
    const same = clearSites(model, []);
    expect(same.buildings).toHaveLength(3);
    expect(same.roads).toBe(model.roads);
    expect(same.instances).toBe(model.instances);
  });
});
