import { pointOnFeature } from '@turf/turf';
import type { Area } from '../../../data/contract.ts';
import { foldedNames, type PackRow } from '../../db/pack-row.ts';

/** A pack's area as a row. @param names of all areas of the city, by id, for what it was merged from @param heightAt metres above the WGS 84 ellipsoid */
export function areaRow(
  area: Area,
  names: Map<string, Area['properties']['name']>,
  heightAt: (lng: number, lat: number) => number,
): PackRow {
  const { name, code, level, validFrom, validTo, mergedFrom, accuracy, source } = area.properties;
  const [lng = 0, lat = 0] = pointOnFeature(area).geometry.coordinates;
  const merged = mergedFrom.map(({ id, share, name: said }) => ({ id, name: names.get(id) ?? said ?? { vi: id }, share }));
  return {
    id: area.id,
    level,
    valid_from: validFrom ?? null,
    valid_to: validTo ?? null,
    properties: JSON.stringify({ name, code, level, validFrom, validTo, mergedFrom: merged, accuracy, source }),
    geometry: JSON.stringify(area.geometry),
    lng,
    lat,
    height: heightAt(lng, lat),
    name: JSON.stringify(name),
    names_folded: foldedNames(name),
    content: JSON.stringify(area),
  };
}
