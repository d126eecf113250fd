/** Loaded when the first tile of reports comes. */
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import type { PinHeap, PinItem } from './map.ts';
import { latitudeAt } from './mercator.ts';
import { reportIcon } from './report-icon.ts';
import type { Tile } from './tile-cover.ts';

/** The reports of a tile: those that stand alone, and those that are told of by number. */
export interface TileMarks {
  pins: PinItem[];
  heaps: PinHeap[];
}

const RANK: Record<string, number> = { 'report-late': 30, 'report-new': 25, 'report-progress': 20 };
const ICONS = {
  received: 'report-new',
  in_progress: 'report-progress',
  late: 'report-late',
  done: 'report-done',
  rejected: 'report-rejected',
} as const;

/** Reads what `api/cases/encode-tile.ts` writes. */
export function decodeTile(bytes: ArrayBuffer, { z, x, y }: Tile): TileMarks {
  const marks: TileMarks = { pins: [], heaps: [] };
  const layer = bytes.byteLength > 0 ? new VectorTile(new PbfReader(bytes)).layers.reports : undefined;
  for (let i = 0; i < (layer?.length ?? 0); i++) {
    const feature = layer?.feature(i);
    const at = feature?.loadGeometry()[0]?.[0];
    if (!feature || !at) continue;
    const p = feature.properties;
    const n = 2 ** z;
    const position: PinItem['position'] = [
      ((x + at.x / feature.extent) / n) * 360 - 180,
      latitudeAt((y + at.y / feature.extent) / n),
      Number(p.height),
    ];
    if (p.id === undefined) {
      const counts = Object.entries(ICONS).flatMap(([key, icon]) => (p[key] ? [[icon, Number(p[key])] as const] : []));
      marks.heaps.push({ position, counts: Object.fromEntries(counts) });
    } else {
      const status = String(p.status) as Parameters<typeof reportIcon>[0]['status'];
      const icon = reportIcon({ status, late: p.late === true });
      marks.pins.push({ id: `report:${p.id}`, position, icon, label: '', rank: RANK[icon] ?? 5 });
    }
  }
  return marks;
}
