import type { Extent } from '../../../data/contract.ts';
import type { ElevationModel } from '../../contract.ts';
import { elevationGrid } from '../../terrain/elevation-grid.ts';
import { type Repairs, repairElevation } from '../../terrain/repair-elevation.ts';

const VOID = -32768;

/** [west, south, east, north] of an SRTM tile from its name (`N21E105.hgt`: south-west corner, one degree), or undefined. */
export function hgtExtent(name: string): Extent | undefined {
  const [, ns, lat, ew, lng] = /([NS])(\d{2})([EW])(\d{3})\.hgt$/i.exec(name) ?? [];
  if (!ns || !ew) return undefined;
  const south = Number(lat) * (ns.toUpperCase() === 'S' ? -1 : 1);
  const west = Number(lng) * (ew.toUpperCase() === 'W' ? -1 : 1);
  return [west, south, west + 1, south + 1];
}

/**
 * Reads an SRTM tile: big-endian int16 metres above EGM96, rows from the north, 1201² (3") or 3601² (1") samples, -32768 unknown.
 * Voids and spikes are filled and counted. Throws a RangeError with one sentence on any other size or name.
 */
export function readHgt(name: string, bytes: Uint8Array): ElevationModel & { repairs: Repairs } {
  const extent = hgtExtent(name);
  if (!extent) throw new RangeError(`${name}: an SRTM file is named after its south-west corner, such as N21E103.hgt`);
  const side = Math.sqrt(bytes.length / 2);
  if (side !== 1201 && side !== 3601)
    throw new RangeError(`${name}: ${bytes.length} bytes are neither 1201 x 1201 nor 3601 x 3601 samples of two bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Float32Array(side * side);
  for (let i = 0; i < values.length; i++) {
    const v = view.getInt16(i * 2, false);
    values[i] = v === VOID ? NaN : v;
  }
  const repairs = repairElevation(values, side, side);
  return { ...elevationGrid(extent, side, side, values), repairs };
}
