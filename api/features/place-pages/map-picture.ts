import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import sharp from 'sharp';
import { LIGHT_MAP } from '../../../data/model/light-map.ts';

export const MAP_PICTURE = { width: 1200, height: 630 };
/** The basemap's most detailed level, and how many pixels one of its tiles takes: about 1.1 m a pixel in the tropics. */
const ZOOM = 14;
const TILE = 2048;
const POLYGON = 3;

const COVER: Record<string, string> = LIGHT_MAP.cover;
const ROAD_WIDTH: Record<string, number> = {
  motorway: 16,
  trunk: 14,
  primary: 13,
  secondary: 11,
  tertiary: 9,
  minor: 7,
  service: 4,
  track: 3,
  path: 2,
};

/** Where a tile of a city's present basemap lies; null where nothing is built. */
async function tileFolder(dataDir: string, city: string): Promise<string | null> {
  const entry = await readFile(join(dataDir, 'tiles', city, 'basemap', 'tiles.json'), 'utf8').catch(() => null);
  const version = entry === null ? undefined : (JSON.parse(entry) as { version?: string }).version;
  return version ? join(dataDir, 'tiles', city, 'basemap', version) : null;
}

/**
 * A picture of the map round a place, without words: a machine without fonts draws it too. PNG, 1200 x 630 as link previews want it.
 * @param at [lng, lat], EPSG:4326
 * @returns null where the city's map is not built yet
 */
export async function mapPicture(
  dataDir: string,
  city: string,
  at: readonly [number, number, ...number[]],
  pin: string,
): Promise<Buffer<ArrayBuffer> | null> {
  const folder = await tileFolder(dataDir, city);
  if (folder === null) return null;
  const n = 2 ** ZOOM;
  const lat = (at[1] * Math.PI) / 180;
  // Web Mercator, EPSG:3857, in tiles.
  const [x, y] = [((at[0] + 180) / 360) * n, ((1 - Math.asinh(Math.tan(lat)) / Math.PI) / 2) * n];
  const { width, height } = MAP_PICTURE;
  const layers = { cover: '', water: '', casing: '', road: '', building: '' };
  for (let row = Math.floor(y - height / 2 / TILE); row <= y + height / 2 / TILE; row++)
    for (let column = Math.floor(x - width / 2 / TILE); column <= x + width / 2 / TILE; column++) {
      const bytes = await readFile(join(folder, String(ZOOM), String(column), `${row}.mvt`)).catch(() => null);
      if (bytes) drawTile(new VectorTile(new PbfReader(bytes)), [(column - x) * TILE + width / 2, (row - y) * TILE + height / 2], layers);
    }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" stroke-linejoin="round" stroke-linecap="round">
<rect width="${width}" height="${height}" fill="${LIGHT_MAP.land}"/>${layers.cover}${layers.water}${layers.casing}${layers.road}${layers.building}
<ellipse cx="${width / 2}" cy="${height / 2 + 2}" rx="20" ry="7" opacity=".3"/>
<path transform="translate(${width / 2} ${height / 2})" d="M0 0C-10 -20 -34 -38 -34 -64A34 34 0 0 1 34 -64C34 -38 10 -20 0 0Z" fill="${pin}" stroke="#fff" stroke-width="5"/>
<circle cx="${width / 2}" cy="${height / 2 - 64}" r="13" fill="#fff"/></svg>`;
  return (await sharp(Buffer.from(svg)).png({ palette: true, compressionLevel: 9 }).toBuffer()) as Buffer<ArrayBuffer>;
}

function drawTile(
  tile: VectorTile,
  [left, top]: [number, number],
  layers: { cover: string; water: string; casing: string; road: string; building: string },
): void {
  const each = (layer: string, draw: (feature: VectorTileFeature, path: string) => void) => {
    const source = tile.layers[layer];
    for (let i = 0; source && i < source.length; i++) {
      const feature = source.feature(i);
      draw(feature, pathOf(feature, left, top));
    }
  };
  for (const layer of ['landcover', 'landuse'])
    each(layer, ({ properties }, path) => {
      const fill = COVER[String(properties.subclass)] ?? COVER[String(properties.class)];
      if (fill) layers.cover += `<path d="${path}" fill="${fill}" fill-rule="evenodd"/>`;
    });
  each('water', (_, path) => (layers.water += `<path d="${path}" fill="${LIGHT_MAP.water}" fill-rule="evenodd"/>`));
  each('waterway', ({ properties }, path) => {
    layers.water += `<path d="${path}" fill="none" stroke="${LIGHT_MAP.water}" stroke-width="${Math.max(2, Number(properties.width ?? 4))}"/>`;
  });
  each('transportation', ({ properties }, path) => {
    const width = ROAD_WIDTH[String(properties.class)];
    if (!width || properties.brunnel === 'tunnel') return;
    layers.casing += `<path d="${path}" fill="none" stroke="${LIGHT_MAP.road.casing}" stroke-width="${width + 3}"/>`;
    layers.road += `<path d="${path}" fill="none" stroke="${width > 10 ? LIGHT_MAP.road.major : LIGHT_MAP.road.fill}" stroke-width="${width}"/>`;
  });
  each('building', (_, path) => (layers.building += `<path d="${path}" fill="${LIGHT_MAP.building}" stroke="#c3b59c"/>`));
}

function pathOf(feature: VectorTileFeature, left: number, top: number): string {
  const scale = TILE / feature.extent;
  const close = feature.type === POLYGON ? 'Z' : '';
  return feature
    .loadGeometry()
    .map((ring) => `M${ring.map(({ x, y }) => `${Math.round(left + x * scale)} ${Math.round(top + y * scale)}`).join('L')}${close}`)
    .join('');
}
