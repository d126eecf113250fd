import type { Area, Position } from '../../data/contract.ts';
import type { Building, LandArea, PlaceLabel, WaterArea, Waterway } from '../contract.ts';
import { boundsOf } from '../geo/bounds.ts';
import { defined, lineGeometry, type MapLayer, nameFields, pointGeometry, polygonGeometry } from './map-layer.ts';

export function water(areas: WaterArea[]): MapLayer {
  return {
    id: 'water',
    fields: { class: 'ocean | lake | river | pond' },
    features: areas.map((a) => ({ geometry: polygonGeometry(a.rings), minZoom: 0, properties: { class: a.class } })),
  };
}

/** Names of water areas, in the water where it is widest. */
export function waterName(areas: WaterArea[]): MapLayer {
  return {
    id: 'water_name',
    fields: { class: 'String', name: 'String', 'name:vi': 'String', 'name:en': 'String' },
    features: areas
      .filter((a) => a.name)
      .map((a) => {
        const properties = { class: a.class, ...nameFields(a.name) };
        return { geometry: pointGeometry(widestSpot(a.rings)), minZoom: 11, properties };
      }),
  };
}

/** Parts of an area's height at which its width is looked at, the middle first. */
const HEIGHTS = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9];

/** The middle of the widest stretch inside even-odd rings: the middle of a bent river's box lies on dry land. */
export function widestSpot(rings: Position[][]): Position {
  const [west, south, east, north] = boundsOf(rings[0] ?? []);
  let spot: Position = [(west + east) / 2, (south + north) / 2];
  let widest = 0;
  for (const part of HEIGHTS) {
    const lat = south + (north - south) * part;
    const xs = rings.flatMap((ring) => crossings(ring, lat)).sort((a, b) => a - b);
    for (let k = 0; k + 1 < xs.length; k += 2) {
      const [from = 0, to = 0] = [xs[k], xs[k + 1]];
      if (to - from <= widest) continue;
      widest = to - from;
      spot = [(from + to) / 2, lat];
    }
  }
  return spot;
}

/** Longitudes at which a ring crosses a latitude. */
function crossings(ring: Position[], lat: number): number[] {
  return ring.flatMap(([x0, y0], k) => {
    const [x1, y1] = ring[(k + 1) % ring.length] ?? [x0, y0];
    return y0 > lat === y1 > lat ? [] : [x0 + ((lat - y0) / (y1 - y0)) * (x1 - x0)];
  });
}

export function waterway(ways: Waterway[]): MapLayer {
  const from = { river: 8, canal: 11, stream: 11, ditch: 13 };
  return {
    id: 'waterway',
    fields: { class: 'river | stream | canal | ditch', width: 'metres', name: 'String', 'name:vi': 'String', 'name:en': 'String' },
    features: ways.map((w) => ({
      geometry: lineGeometry(w.line),
      minZoom: from[w.class],
      properties: { class: w.class, width: w.width, ...nameFields(w.name) },
    })),
  };
}

/** Classes of our model that OpenMapTiles keeps under land cover, as [class, subclass]. */
const COVER: Partial<Record<LandArea['class'], [string, string?]>> = {
  wood: ['wood'],
  grass: ['grass'],
  park: ['grass', 'park'],
  island: ['grass', 'island'],
  farmland: ['farmland'],
  rice: ['farmland', 'rice'],
  terrace: ['farmland', 'terrace'],
  rock: ['rock'],
  sand: ['sand'],
  wetland: ['wetland'],
};

export function landcover(land: LandArea[]): MapLayer {
  return {
    id: 'landcover',
    fields: { class: 'String', subclass: 'String' },
    features: land.flatMap((a) => {
      const [cover, subclass] = COVER[a.class] ?? [];
      return cover ? [{ geometry: polygonGeometry(a.rings), minZoom: 8, properties: defined({ class: cover, subclass }) }] : [];
    }),
  };
}

export function landuse(land: LandArea[]): MapLayer {
  return {
    id: 'landuse',
    fields: { class: 'String' },
    features: land
      .filter((a) => !COVER[a.class])
      .map((a) => ({
        geometry: polygonGeometry(a.rings),
        minZoom: a.class === 'residential' ? 8 : 11,
        properties: { class: a.class },
      })),
  };
}

export function place(labels: PlaceLabel[]): MapLayer {
  const from = { city: 4, town: 8, village: 10, suburb: 10, neighbourhood: 12, island: 10, peak: 11 };
  return {
    id: 'place',
    fields: { class: 'String', rank: 'lower is more important', name: 'String', 'name:vi': 'String', 'name:en': 'String' },
    features: labels.map((l) => ({
      geometry: pointGeometry(l.position),
      minZoom: from[l.class],
      properties: { class: l.class, rank: l.rank, ...nameFields(l.name) },
    })),
  };
}

export function building(buildings: Building[]): MapLayer {
  return {
    id: 'building',
    fields: { render_height: 'metres', render_min_height: 'metres', class: 'String' },
    features: buildings.map((b) => ({
      geometry: polygonGeometry(b.rings),
      minZoom: 14,
      properties: { render_height: Math.round(b.height), render_min_height: Math.round(b.minHeight), class: b.class },
    })),
  };
}

/** Outlines of areas, every shared edge once. */
export function boundary(areas: Area[]): MapLayer {
  const levels = { province: 4, city: 6, ward: 8, commune: 8, group: 10 };
  const seen = new Set<string>();
  const features = areas.flatMap(({ geometry, properties }) => {
    const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat(1);
    const lines = rings.flatMap((ring) => unseenRuns(ring, seen));
    const level = levels[properties.level];
    return lines.map((line) => ({ geometry: lineGeometry(line), minZoom: level + 1, properties: { admin_level: level, maritime: 0 } }));
  });
  return { id: 'boundary', fields: { admin_level: 'Number', maritime: '0 | 1' }, features };
}

/** The stretches of a ring whose segments were not drawn before, either way round. */
function unseenRuns(ring: Position[], seen: Set<string>): Position[][] {
  const runs: Position[][] = [];
  let run: Position[] = [];
  for (let k = 1; k < ring.length; k++) {
    const [a = [0, 0], b = [0, 0]] = [ring[k - 1], ring[k]];
    const key = a < b ? `${a};${b}` : `${b};${a}`;
    if (seen.has(key)) {
      if (run.length > 1) runs.push(run);
      run = [];
      continue;
    }
    seen.add(key);
    if (run.length === 0) run.push(a);
    run.push(b);
  }
  if (run.length > 1) runs.push(run);
  return runs;
}
