/** The six views of a cube about one's head, as one equirectangular picture. Rays are [east, north, up]. */

export type Ray = readonly [number, number, number];

export interface Face {
  forward: Ray;
  /** What is up in its picture. */
  up: Ray;
}
/** North, east, south, west, zenith, nadir. */
export const FACES: readonly Face[] = [
  { forward: [0, 1, 0], up: [0, 0, 1] },
  { forward: [1, 0, 0], up: [0, 0, 1] },
  { forward: [0, -1, 0], up: [0, 0, 1] },
  { forward: [-1, 0, 0], up: [0, 0, 1] },
  { forward: [0, 0, 1], up: [0, -1, 0] },
  { forward: [0, 0, -1], up: [0, 1, 0] },
];

/** A square RGBA picture, rows from the top, not premultiplied. */
export interface FacePicture {
  side: number;
  /** Tangent of half its angle; a little above 1, so that the edges of neighbours overlap. */
  reach: number;
  data: Uint8ClampedArray;
}

/** @param bearing and @param pitch radians */
export function rayOf(bearing: number, pitch: number): Ray {
  const level = Math.cos(pitch);
  return [Math.sin(bearing) * level, Math.cos(bearing) * level, Math.sin(pitch)];
}

const dot = (a: Ray, b: Ray): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: Ray, b: Ray): Ray => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
const AXES = FACES.map(({ forward, up }) => ({ forward, up, right: cross(forward, up) }));

/** Which view shows a ray, and where: x to the right, y downwards, -1..1 within 90 degrees. */
export function onFace(ray: Ray): { face: number; x: number; y: number } {
  let face = 0;
  let depth = Number.NEGATIVE_INFINITY;
  for (const [i, { forward }] of AXES.entries()) {
    const d = dot(ray, forward);
    if (d > depth) [face, depth] = [i, d];
  }
  const axes = AXES[face];
  return axes ? { face, x: dot(ray, axes.right) / depth, y: -dot(ray, axes.up) / depth } : { face, x: 0, y: 0 };
}

/**
 * Column 0.5 looks north, columns to the right turn clockwise, the uppermost row is the zenith.
 * @param width pixels, even @param sky what is seen where the views are clear, by the sine of the height above the horizon: RGB 0..255
 * @returns RGBA rows of width x width/2
 */
export function projectPanorama(
  faces: readonly FacePicture[],
  width: number,
  sky: (up: number) => readonly [number, number, number],
): Uint8ClampedArray<ArrayBuffer> {
  const height = width / 2;
  const out = new Uint8ClampedArray(width * height * 4);
  const columns = Array.from({ length: width }, (_, column) => rayOf(((column + 0.5) / width - 0.5) * 2 * Math.PI, 0));
  // Eight million pixels: nothing is allocated for one.
  const sample = new Float64Array(4);
  for (let row = 0; row < height; row++) {
    const pitch = (0.5 - (row + 0.5) / height) * Math.PI;
    const [level, up] = [Math.cos(pitch), Math.sin(pitch)];
    const clear = sky(up);
    for (let column = 0; column < width; column++) {
      const ray = columns[column];
      if (!ray) continue;
      readRay(faces, ray[0] * level, ray[1] * level, up, sample);
      const through = 1 - (sample[3] ?? 0) / 255;
      const to = (row * width + column) * 4;
      // The samples are premultiplied, so that clear neighbours do not darken an edge.
      for (let c = 0; c < 3; c++) out[to + c] = (sample[c] ?? 0) + (clear[c] ?? 0) * through;
      out[to + 3] = 255;
    }
  }
  return out;
}

/** What `onFace` says, for one ray of millions. */
function readRay(faces: readonly FacePicture[], east: number, north: number, up: number, sample: Float64Array): void {
  const [e, n, u] = [Math.abs(east), Math.abs(north), Math.abs(up)];
  const face = n >= e && n >= u ? (north > 0 ? 0 : 2) : e >= u ? (east > 0 ? 1 : 3) : up > 0 ? 4 : 5;
  const depth = Math.max(e, n, u);
  const axes = AXES[face];
  const picture = faces[face];
  if (!axes || !picture) return;
  const { right, up: over } = axes;
  const x = (east * right[0] + north * right[1] + up * right[2]) / depth;
  const y = -(east * over[0] + north * over[1] + up * over[2]) / depth;
  readSmooth(picture, x, y, sample);
}

/** Bilinear, premultiplied by alpha, into `sample`. */
function readSmooth({ side, reach, data }: FacePicture, x: number, y: number, sample: Float64Array): void {
  const px = Math.min(side - 1, Math.max(0, ((x / reach + 1) / 2) * side - 0.5));
  const py = Math.min(side - 1, Math.max(0, ((y / reach + 1) / 2) * side - 0.5));
  const left = Math.min(side - 2, Math.floor(px));
  const top = Math.min(side - 2, Math.floor(py));
  const fx = px - left;
  const fy = py - top;
  sample.fill(0);
  for (let corner = 0; corner < 4; corner++) {
    const dx = corner & 1;
    const dy = corner >> 1;
    const at = ((top + dy) * side + left + dx) * 4;
    const alpha = data[at + 3] ?? 0;
    const weight = (dx ? fx : 1 - fx) * (dy ? fy : 1 - fy);
    for (let c = 0; c < 3; c++) sample[c] = (sample[c] ?? 0) + ((data[at + c] ?? 0) * alpha * weight) / 255;
    sample[3] = (sample[3] ?? 0) + alpha * weight;
  }
}
