import type { VectorTile, VectorTileFeature } from '@mapbox/vector-tile';

/** Paths of one vector tile in units of 1/4096 of its side, grouped so that a picture takes few calls. Made once, painted at every zoom. */
export interface PreparedTile {
  /** Land by class, in the order of the tile. */
  cover: { kind: string; path: Path2D }[];
  water: { kind: string; path: Path2D }[];
  /** Streams and rivers by width in metres. */
  waterways: { width: number; path: Path2D }[];
  /** Footprints as one path; undefined where there are none. */
  buildings: Path2D | undefined;
  /** Roads and rails by class and width in metres (0 where not known); tunnels are left out. */
  lines: { kind: string; width: number; path: Path2D }[];
}

const POLYGON = 3;
const LINE = 2;
const UNITS = 4096;

function add(path: Path2D, feature: VectorTileFeature): void {
  const k = UNITS / feature.extent;
  for (const ring of feature.loadGeometry()) {
    let first = true;
    for (const { x, y } of ring) {
      if (first) path.moveTo(x * k, y * k);
      else path.lineTo(x * k, y * k);
      first = false;
    }
  }
}

/** Joins features of a layer into one path for each key; a key that is undefined leaves the feature out. */
function grouped(
  tile: VectorTile,
  layer: string,
  type: number,
  keyOf: (feature: VectorTileFeature) => string | undefined,
): Map<string, Path2D> {
  const paths = new Map<string, Path2D>();
  const source = tile.layers[layer];
  for (let i = 0; source && i < source.length; i++) {
    const feature = source.feature(i);
    const key = feature.type === type ? keyOf(feature) : undefined;
    if (key === undefined) continue;
    let path = paths.get(key);
    if (!path) {
      path = new Path2D();
      paths.set(key, path);
    }
    add(path, feature);
  }
  return paths;
}

const text = (value: unknown): string => String(value ?? '');

export function prepareTile(tile: VectorTile): PreparedTile {
  const areas = (layer: string, keyOf: (feature: VectorTileFeature) => string) =>
    [...grouped(tile, layer, POLYGON, keyOf)].map(([kind, path]) => ({ kind, path }));
  const kindOf = ({ properties }: VectorTileFeature) => text(properties.subclass || properties.class);
  return {
    cover: [...areas('landcover', kindOf), ...areas('landuse', kindOf)],
    water: areas('water', (feature) => text(feature.properties.class)),
    waterways: [...grouped(tile, 'waterway', LINE, (feature) => text(feature.properties.width ?? 4))].map(([width, path]) => ({
      width: Number(width),
      path,
    })),
    buildings: grouped(tile, 'building', POLYGON, () => '').get(''),
    lines: [
      ...grouped(tile, 'transportation', LINE, ({ properties }) =>
        properties.brunnel === 'tunnel' ? undefined : `${text(properties.class)}|${text(properties.width ?? 0)}`,
      ),
    ].map(([key, path]) => {
      const [kind = '', width] = key.split('|');
      return { kind, width: Number(width), path };
    }),
  };
}
