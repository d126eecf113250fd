import type { Style } from './lots.ts';

/** The ground that a kind of place wants: sides in metres from the best to the least, what stands on it, its yard. */
export interface GroundKind {
  sizes: readonly (readonly [width: number, depth: number])[];
  style: Style;
  levels: number;
  layout: 'school' | 'open' | 'hall' | 'row' | 'single';
  land?: 'school' | 'square' | 'park' | 'commercial' | 'residential';
}

const kinds: Record<string, GroundKind> = {
  school: {
    sizes: [
      [92, 74],
      [78, 62],
      [64, 52],
      [52, 44],
      [40, 34],
      [28, 24],
    ],
    style: 'school',
    levels: 3,
    layout: 'school',
    land: 'school',
  },
  site: {
    sizes: [
      [110, 80],
      [84, 70],
      [64, 56],
      [46, 42],
      [30, 28],
    ],
    style: 'temple',
    levels: 1,
    layout: 'open',
    land: 'park',
  },
  market: {
    sizes: [
      [84, 66],
      [64, 52],
      [46, 40],
      [30, 26],
    ],
    style: 'market',
    levels: 1,
    layout: 'hall',
    land: 'commercial',
  },
  'bus-station': {
    sizes: [
      [96, 70],
      [76, 56],
      [56, 44],
      [36, 30],
    ],
    style: 'hall',
    levels: 2,
    layout: 'single',
    land: 'commercial',
  },
  hospital: {
    sizes: [
      [100, 80],
      [80, 64],
      [60, 50],
      [40, 36],
    ],
    style: 'hospital',
    levels: 6,
    layout: 'row',
    land: 'residential',
  },
  'health-station': {
    sizes: [
      [38, 32],
      [28, 26],
      [20, 20],
    ],
    style: 'hospital',
    levels: 2,
    layout: 'single',
    land: 'residential',
  },
  police: {
    sizes: [
      [44, 38],
      [32, 30],
      [22, 22],
    ],
    style: 'public',
    levels: 3,
    layout: 'single',
    land: 'residential',
  },
  'ward-office': {
    sizes: [
      [52, 46],
      [40, 36],
      [28, 28],
    ],
    style: 'public',
    levels: 2,
    layout: 'single',
    land: 'residential',
  },
  lodging: {
    sizes: [
      [24, 30],
      [18, 24],
      [12, 18],
    ],
    style: 'hotel',
    levels: 6,
    layout: 'single',
  },
  parking: {
    sizes: [
      [46, 34],
      [34, 26],
      [24, 20],
    ],
    style: 'roof',
    levels: 1,
    layout: 'single',
    land: 'commercial',
  },
};
const other: GroundKind = {
  sizes: [
    [16, 22],
    [12, 18],
  ],
  style: 'retail',
  levels: 2,
  layout: 'single',
};

/** The ground for a kind of place; kinds are data, so an unknown one gets a shop's lot. */
export function groundKind(kind: string): GroundKind {
  return kinds[kind] ?? other;
}
