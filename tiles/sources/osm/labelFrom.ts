import type { Position } from '../../../data/contract.ts';
import type { PlaceLabel } from '../../contract.ts';
import type { Feature } from './Feature.ts';
import { localName } from './localName.ts';

/** Class and rank by `place=*`; a lower rank is more important. */
const PLACES: Record<string, [PlaceLabel['class'], number]> = {
  city: ['city', 1],
  town: ['town', 3],
  suburb: ['suburb', 5],
  quarter: ['suburb', 6],
  village: ['village', 7],
  hamlet: ['village', 8],
  neighbourhood: ['neighbourhood', 9],
  locality: ['neighbourhood', 10],
  island: ['island', 6],
  islet: ['island', 10],
};

/** Named places and peaks; areas are labelled at the middle of their box. */
export function labelFrom({ id, tags, shape }: Feature): PlaceLabel | undefined {
  const name = localName(tags);
  const kind = PLACES[tags.place ?? ''] ?? (tags.natural === 'peak' ? (['peak', 8] as const) : undefined);
  const position = shape.kind === 'point' ? shape.position : shape.kind === 'area' ? middle(shape.rings[0] ?? []) : undefined;
  return name && kind && position ? { id, class: kind[0], name, position, rank: kind[1] } : undefined;
}

function middle(ring: Position[]): Position | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of ring) [west, south, east, north] = [Math.min(west, x), Math.min(south, y), Math.max(east, x), Math.max(north, y)];
  return west <= east ? [(west + east) / 2, (south + north) / 2] : undefined;
}
