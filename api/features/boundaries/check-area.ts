import { area as areaOf, bbox, booleanPointInPolygon, featureCollection, intersect, polygon, rewind } from '@turf/turf';
import type { Area, Position } from '../../../data/contract.ts';
import { ringCrosses } from '../../../data/model/ring-crosses.ts';
import type { FieldError } from '../../http/problem.ts';
import { AREA_POSITIONS, type AreaChecked, type AreaNote } from './edit-contract.ts';

/** Overlaps smaller than this are two drawings of one border: square metres. */
const SLIVER = 100;

const polygonsOf = ({ geometry }: Area): Position[][][] => (geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates);
const same = (a: Position | undefined, b: Position | undefined) => a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];

/** What makes a shape no area at all. */
function shapeFaults(area: Area, [west, south, east, north]: readonly number[]): FieldError[] {
  const fault = (message: string) => [{ field: 'area.geometry', message }];
  const shapes = polygonsOf(area);
  const rings = shapes.flat();
  if (rings.reduce((sum, ring) => sum + ring.length, 0) > AREA_POSITIONS) return fault('too-detailed');
  if (rings.some((ring) => !same(ring[0], ring.at(-1)))) return fault('ring-open');
  if (rings.some((ring) => ringCrosses(ring) !== null)) return fault('ring-crosses');
  for (const [outer = [], ...holes] of shapes)
    if (holes.some((hole) => hole.some((position) => !booleanPointInPolygon(position, polygon([outer]))))) return fault('hole-outside');
  const [w, s, e, n] = bbox(area);
  if (e < (west ?? 0) || w > (east ?? 0) || n < (south ?? 0) || s > (north ?? 0)) return fault('elsewhere');
  return [];
}

/** Whether two spans of days, each from its first day until before its last, share a day. */
const together = (a: Area['properties'], b: Area['properties']) =>
  (a.validFrom ?? '') < (b.validTo ?? '9999-99-99') && (b.validFrom ?? '') < (a.validTo ?? '9999-99-99');

function overlaps(area: Area, others: readonly Area[]): AreaNote[] {
  const [w, s, e, n] = bbox(area);
  return others.flatMap((other) => {
    if (other.id === area.id || other.properties.level !== area.properties.level) return [];
    if (!together(area.properties, other.properties)) return [];
    const [ow, os, oe, on] = bbox(other);
    if (oe < w || ow > e || on < s || os > n) return [];
    const common = intersect(featureCollection([area, other]));
    const squareMetres = common ? Math.round(areaOf(common)) : 0;
    return squareMetres > SLIVER ? [{ kind: 'overlap' as const, areaId: other.id, squareMetres }] : [];
  });
}

/**
 * Checks an area against its city. Rings are turned as RFC 7946 has them (outer counter-clockwise).
 * @param extent [west, south, east, north] of the city's map @param others the areas of the city
 * @returns the area as it is to be kept, what was set right or is to be known, and what makes it impossible
 */
export function checkArea(given: Area, extent: readonly number[], others: readonly Area[]): AreaChecked & { area: Area } {
  const { validFrom, validTo, mergedFrom } = given.properties;
  const faults = shapeFaults(given, extent);
  if (validFrom && validTo && validFrom >= validTo) faults.push({ field: 'area.properties.validTo', message: 'ends-before' });
  for (const [i, { id, name }] of mergedFrom.entries()) {
    const field = `area.properties.mergedFrom.${i}`;
    if (id === given.id) faults.push({ field, message: 'of-itself' });
    else if (!name && !others.some((other) => other.id === id)) faults.push({ field, message: 'unknown-area' });
  }
  if (faults.some(({ field }) => field === 'area.geometry')) return { area: given, notes: [], faults, squareMetres: 0 };
  const area = rewind(given, { mutate: false }) as Area;
  const notes: AreaNote[] = JSON.stringify(area.geometry) === JSON.stringify(given.geometry) ? [] : [{ kind: 'turned' }];
  const [w, s, e, n] = bbox(area);
  const [west = 0, south = 0, east = 0, north = 0] = extent;
  if (w < west || s < south || e > east || n > north) notes.push({ kind: 'outside' });
  notes.push(...overlaps(area, others));
  return { area: { ...given, geometry: area.geometry }, notes, faults, squareMetres: Math.round(areaOf(area)) };
}
