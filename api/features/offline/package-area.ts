import { boxAround } from '../../../data/model/distance.ts';
import { type Box, boxesMeet } from '../../../data/model/tile-box.ts';
import type { PackageOffer } from '../../http/package-source.ts';

/** Metres around what a guide or tour leads to within which the map has every detail. */
export const MARGIN = 1500;
/** Half a side of what is taken of a city that is too large to be taken whole, metres, largest first. */
const SMALLER = [12_000, 8000, 5000, 3000, 2000];

/** The part of a box that lies within another; all of it where none does: a guide may lead out of its city. */
function within(box: Box, bound: Box): Box {
  if (!boxesMeet(box, bound)) return box;
  return [Math.max(box[0], bound[0]), Math.max(box[1], bound[1]), Math.min(box[2], bound[2]), Math.min(box[3], bound[3])];
}

/** The areas that a package may have, the best first. @param extent of the city @param centre [lng, lat] */
export function packageAreas(offer: Pick<PackageOffer, 'kind' | 'positions'>, extent: Box, centre: readonly [number, number]): Box[] {
  if (offer.kind === 'city') return [extent, ...SMALLER.map((metres) => within(boxAround(centre, metres), extent))];
  const boxes = offer.positions.map((position) => boxAround(position, MARGIN));
  const [first = boxAround(centre, MARGIN), ...rest] = boxes;
  const all = rest.reduce<Box>((a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])], first);
  return [within(all, extent)];
}
