import type { VectorTile } from '@mapbox/vector-tile';
import { latitudeAt, mercatorX, mercatorY } from '../../lib/mercator.ts';
import { TileSource } from '../../lib/tile-source.ts';

export interface LabelRequest {
  turn: number;
  city: string;
  lang: string;
  target: [number, number];
  /** Metres from the target. */
  range: number;
  origin: string;
}
export interface GroundName {
  id: string;
  text: string;
  lng: number;
  lat: number;
  rank: number;
  look: 'place' | 'water' | 'street' | 'peak';
}
export interface LabelAnswer {
  turn: number;
  names: GroundName[];
  /** Why there are none, where the tiles could not be reached. */
  failed?: string;
}

const sources = new Map<string, Promise<TileSource | undefined>>();

function source(origin: string, city: string): Promise<TileSource | undefined> {
  let found = sources.get(city);
  if (!found) {
    found = fetch(`${origin}/tiles/${city}/basemap/tiles.json`, { signal: AbortSignal.timeout(12_000) }).then(async (response) => {
      if (!response.ok) return undefined;
      const json = (await response.json()) as { tiles: string[]; maxzoom: number };
      const [template] = json.tiles;
      return template ? new TileSource(template.startsWith('/') ? origin + template : template, json.maxzoom, (tile) => tile) : undefined;
    });
    sources.set(city, found);
    found.catch(() => sources.delete(city));
  }
  return found;
}

const PLACE_RANK: Record<string, number> = {
  country: 90,
  sea: 88,
  archipelago: 87,
  city: 86,
  town: 70,
  island: 60,
  village: 55,
  suburb: 50,
  neighbourhood: 40,
  peak: 30,
};
const ROAD_RANK: Record<string, number> = { motorway: 40, trunk: 38, primary: 36, secondary: 30, tertiary: 24, minor: 12, service: 6 };
/** Street names appear when the camera is nearer than this, metres, by class. */
const ROAD_NEAR: Record<string, number> = {
  motorway: 12_000,
  trunk: 9000,
  primary: 8000,
  secondary: 5000,
  tertiary: 3000,
  minor: 1300,
  service: 700,
};

function namesOf(tile: VectorTile, z: number, x: number, y: number, request: LabelRequest): GroundName[] {
  const names: GroundName[] = [];
  const n = 2 ** z;
  const nameIn = (properties: Record<string, unknown>): string | undefined => {
    const value = properties[`name:${request.lang}`] ?? properties.name;
    return typeof value === 'string' && value ? value : undefined;
  };
  const push = (
    layer: string,
    rankOf: (p: Record<string, unknown>) => number | undefined,
    look: (p: Record<string, unknown>) => GroundName['look'],
  ) => {
    const features = tile.layers[layer];
    if (!features) return;
    for (let i = 0; i < features.length; i++) {
      const feature = features.feature(i);
      const text = nameIn(feature.properties);
      const rank = text ? rankOf(feature.properties) : undefined;
      if (!text || rank === undefined) continue;
      const line = feature.loadGeometry()[0];
      const point = line?.[Math.floor(line.length / 2)];
      if (!line || !point || point.x < 0 || point.y < 0 || point.x >= feature.extent || point.y >= feature.extent) continue;
      // A street's name stands only where the piece is long enough to carry it.
      const lng = ((x + point.x / feature.extent) / n) * 360 - 180;
      const lat = latitudeAt((y + point.y / feature.extent) / n);
      names.push({ id: `${layer}:${text}:${lng.toFixed(4)}`, text, lng, lat, rank, look: look(feature.properties) });
    }
  };
  push(
    'place',
    (p) => (PLACE_RANK[String(p.class)] ?? 35) - Number(p.rank ?? 0) * 0.1,
    (p) => (p.class === 'peak' ? 'peak' : p.class === 'sea' ? 'water' : 'place'),
  );
  push(
    'water_name',
    () => 45,
    () => 'water',
  );
  push(
    'waterway',
    () => (request.range < 9000 ? 28 : undefined),
    () => 'water',
  );
  push(
    'transportation_name',
    (p) => (request.range < (ROAD_NEAR[String(p.class)] ?? 0) ? (ROAD_RANK[String(p.class)] ?? 5) : undefined),
    () => 'street',
  );
  return names;
}

self.onmessage = async (event: MessageEvent<LabelRequest>) => {
  const request = event.data;
  const far = request.range > 150_000;
  let tiles: TileSource | undefined;
  try {
    tiles = await source(request.origin, far ? 'world' : request.city);
  } catch (error) {
    return self.postMessage({ turn: request.turn, names: [], failed: String(error) } satisfies LabelAnswer);
  }
  if (!tiles) return self.postMessage({ turn: request.turn, names: [] } satisfies LabelAnswer);
  // Tiles about as wide as the view, at most nine of them.
  const zoom = Math.max(0, Math.min(tiles.maxZoom, Math.floor(Math.log2(40_075_016 / Math.max(request.range * 1.6, 800)))));
  const n = 2 ** zoom;
  const cx = Math.floor(mercatorX(request.target[0]) * n);
  const cy = Math.floor(mercatorY(request.target[1]) * n);
  const jobs: Promise<GroundName[]>[] = [];
  for (let x = cx - 1; x <= cx + 1; x++) {
    for (let y = Math.max(0, cy - 1); y <= Math.min(n - 1, cy + 1); y++) {
      const wrapped = ((x % n) + n) % n;
      jobs.push(
        tiles
          .tile(zoom, wrapped, y)
          .then((tile) => (tile ? namesOf(tile, zoom, wrapped, y, request) : []))
          .catch(() => []),
      );
    }
  }
  const names = (await Promise.all(jobs)).flat();
  const seen = new Set<string>();
  const unique = names
    .filter((name) => !seen.has(name.id) && seen.add(name.id))
    .sort((a, b) => b.rank - a.rank)
    .slice(0, 600);
  self.postMessage({ turn: request.turn, names: unique } satisfies LabelAnswer);
};
