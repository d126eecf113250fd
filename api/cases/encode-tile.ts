import type { LegacyFeature } from 'geojson-vt';
import { fromGeojsonVt } from 'vt-pbf';
import { toMercatorUnit } from '../../tiles/geo/mercator-tiling.ts';
import { KINDS, type TileAt, type TileMark } from './read-tile.ts';

/** Units along a tile's edge. */
const UNITS = 4096;

/**
 * Marks as a Mapbox vector tile (version 2, extent 4096) with one layer, `reports`. A report: `id`, `status`, `late`. A cell: `count`, and how
 * many of it are `received`, `in_progress` (not late), `late`, `done`, `rejected`; what is none is left out. Both: `height`, metres above the
 * WGS 84 ellipsoid. No report is no bytes.
 */
export function encodeTile({ z, x, y }: TileAt, marks: readonly TileMark[]): Uint8Array<ArrayBuffer> {
  if (marks.length === 0) return new Uint8Array();
  const features = marks.map((mark): LegacyFeature => {
    const [lng, lat, height] = mark.position;
    const [east, south] = toMercatorUnit(lng, lat);
    const at: [number, number] = [Math.round((east * 2 ** z - x) * UNITS), Math.round((south * 2 ** z - y) * UNITS)];
    return { type: 1, geometry: [at], tags: { ...(mark.id === undefined ? cellTags(mark) : reportTags(mark.id, mark)), height } };
  });
  return new Uint8Array(fromGeojsonVt({ reports: { features } }, { version: 2, extent: UNITS }));
}

function reportTags(id: string, { kinds }: TileMark) {
  const kind = KINDS[kinds.indexOf(1)] ?? 'received';
  return { id, status: kind.replace('late_', ''), late: kind.startsWith('late_') };
}

function cellTags({ count, kinds }: TileMark) {
  const [received = 0, inProgress = 0, lateReceived = 0, lateInProgress = 0, done = 0, rejected = 0] = kinds;
  const tags = { count, received, in_progress: inProgress, late: lateReceived + lateInProgress, done, rejected };
  return Object.fromEntries(Object.entries(tags).filter(([, n]) => n > 0));
}
