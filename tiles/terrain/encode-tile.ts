import { geographicTileExtent } from '../geo/geographic-tiling.ts';
import { frameAt, metresPerDegree, toEcef, type Vector } from '../geo/wgs84.ts';
import { horizonPoint } from './horizon-point.ts';
import { CELLS, type LevelLattice, latticePosition } from './level-lattice.ts';
import { octEncode } from './oct-normal.ts';
import type { TileMesh } from './triangulate-tile.ts';
import { deltaEncode, highWaterEncode } from './zigzag.ts';

/** Largest quantised coordinate. */
export const QUANTISED = 32767;
export const HEADER_BYTES = 88;

/** Heights are whole multiples of this, metres: equal on both sides of an edge, and few distinct differences to compress. */
const STEP = 0.25;
const snapped = (height: number) => Math.round(height / STEP) * STEP;

/** A maximum at or just above the true one, at which a step is a whole number of quantised units where that costs under 7 %. */
function heightRange(min: number, max: number): { max: number; perStep: number } {
  const steps = Math.max(1, Math.round((max - min) / STEP));
  const perStep = QUANTISED / steps;
  const whole = Math.floor(perStep);
  return whole >= 15 ? { max: min + (QUANTISED / whole) * STEP, perStep: whole } : { max: min + steps * STEP, perStep };
}

/** Powers of two up to the rim keep differences repetitive. */
const quantisedCell = (cell: number) => Math.min(QUANTISED, (cell * (QUANTISED + 1)) / CELLS);

/** Unit normal of the ground at a lattice point, earth-centred, from central differences over the level's lattice. */
export function groundNormal(lattice: LevelLattice, i: number, j: number): Vector {
  const [lng, lat] = latticePosition(lattice, i, j);
  const at = (j + 1) * lattice.stride + i + 1;
  const h = (index: number) => lattice.heights[index] ?? 0;
  const { east, north, up } = frameAt(lng, lat);
  const spacing = 180 / 2 ** lattice.z / CELLS;
  const [perLng, perLat] = metresPerDegree(lat);
  const slopeEast = perLng > 1 ? (h(at + 1) - h(at - 1)) / (2 * spacing * perLng) : 0;
  const slopeNorth = (h(at + lattice.stride) - h(at - lattice.stride)) / (2 * spacing * perLat);
  const length = Math.hypot(1, slopeEast, slopeNorth);
  const axis = (k: 0 | 1 | 2) => (up[k] - east[k] * slopeEast - north[k] * slopeNorth) / length;
  return [axis(0), axis(1), axis(2)];
}

/** One quantized-mesh 1.0 tile with octvertexnormals and, if given, a water mask (1 or 65,536 bytes, rows from the north). */
export function encodeTile(lattice: LevelLattice, x: number, y: number, mesh: TileMesh, water?: Uint8Array): Uint8Array {
  const [west, south, east, north] = geographicTileExtent(lattice.z, x, y);
  const left = (x - lattice.range.startX) * CELLS;
  const bottom = (y - lattice.range.startY) * CELLS;
  const heights = mesh.columns.map((c, k) =>
    snapped(lattice.heights[(bottom + (mesh.rows[k] ?? 0) + 1) * lattice.stride + left + c + 1] ?? 0),
  );
  const min = Math.min(...heights);
  const { max, perStep } = heightRange(min, Math.max(...heights));
  const positions = mesh.columns.map((c, k): Vector => {
    const row = mesh.rows[k] ?? 0;
    return toEcef(west + ((east - west) * c) / CELLS, south + ((north - south) * row) / CELLS, heights[k]);
  });
  const centre = toEcef((west + east) / 2, (south + north) / 2, (min + max) / 2);
  const radius = Math.max(...positions.map((p) => Math.hypot(p[0] - centre[0], p[1] - centre[1], p[2] - centre[2])));
  const horizon = horizonPoint(centre, positions, min);

  const count = heights.length;
  const edges = [
    edge(mesh, count, (c) => c === 0, 'rows'),
    edge(mesh, count, (_, r) => r === 0, 'columns'),
    edge(mesh, count, (c) => c === CELLS, 'rows'),
    edge(mesh, count, (_, r) => r === CELLS, 'columns'),
  ];
  const size =
    HEADER_BYTES + 4 + count * 6 + 4 + mesh.triangles.length * 2 + edges.reduce((sum, e) => sum + 4 + e.length * 2, 0) + 5 + count * 2;
  const bytes = new Uint8Array(size + (water ? 5 + water.length : 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  const f64 = (v: number) => {
    view.setFloat64(at, v, true);
    at += 8;
  };
  const f32 = (v: number) => {
    view.setFloat32(at, v, true);
    at += 4;
  };
  const u32 = (v: number) => {
    view.setUint32(at, v, true);
    at += 4;
  };
  const u16 = (values: ArrayLike<number>) => {
    for (let i = 0; i < values.length; i++, at += 2) view.setUint16(at, values[i] ?? 0, true);
  };
  centre.forEach(f64);
  f32(min);
  f32(max);
  centre.forEach(f64);
  f64(radius);
  horizon.forEach(f64);
  u32(count);
  u16(deltaEncode(mesh.columns.map(quantisedCell)));
  u16(deltaEncode(mesh.rows.map(quantisedCell)));
  u16(deltaEncode(heights.map((h) => Math.round(((h - min) / STEP) * perStep))));
  u32(mesh.triangles.length / 3);
  u16(highWaterEncode(mesh.triangles));
  for (const e of edges) {
    u32(e.length);
    u16(e);
  }
  bytes[at++] = 1;
  u32(count * 2);
  mesh.columns.forEach((c, k) => {
    bytes.set(octEncode(groundNormal(lattice, left + c, bottom + (mesh.rows[k] ?? 0))), at);
    at += 2;
  });
  if (water) {
    bytes[at++] = 2;
    u32(water.length);
    bytes.set(water, at);
  }
  return bytes;
}

/** Indices of the vertices on one edge, in order along it. */
function edge(mesh: TileMesh, count: number, on: (column: number, row: number) => boolean, along: 'columns' | 'rows'): number[] {
  const found: number[] = [];
  for (let k = 0; k < count; k++) if (on(mesh.columns[k] ?? -1, mesh.rows[k] ?? -1)) found.push(k);
  return found.sort((a, b) => (mesh[along][a] ?? 0) - (mesh[along][b] ?? 0));
}
