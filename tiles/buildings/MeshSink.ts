import { at } from './Ring.ts';

/** One step of the vertex grid, metres. The shaders rely on it. */
export const STEP = 1 / 16;

export type Rgb = readonly [number, number, number];
/** Sunk or low wall corners are drawn this much darker, so that walls seem to stand in their own shade. */
const FOOT_SHADE = 0.78;
/** COLOR_0 alpha 255 stands for this height above ground, in grid steps of 1/16 m. */
const ALPHA_TOP = 128 * 16;

/**
 * Growing vertex and index arrays of one tile. Points are e, n, u grid steps (1/16 m) about the tile's origin; faces are
 * flat-shaded, counter-clockwise seen from outside.
 */
export class MeshSink {
  vertices = 0;
  positions = new Int32Array(3 << 12);
  normals = new Int8Array(4 << 12);
  colours = new Uint8Array(4 << 12);
  features = new Uint16Array(2 << 12);
  indexCount = 0;
  indices = new Uint32Array(6 << 12);
  private feature = 0;
  private ground = 0;
  private foot = 0;

  /** Starts a building: its row in the property table, its ground and its lowest corner in grid steps. */
  begin(feature: number, ground: number, foot: number): void {
    this.feature = feature;
    this.ground = ground;
    this.foot = foot;
  }

  /** A convex planar face (nearly: its normal is the mean by Newell). Faces without area are left out. */
  face(points: readonly number[], colour: Rgb): void {
    const count = points.length / 3;
    let [ne, nn, nu] = [0, 0, 0];
    for (let i = 0, j = points.length - 3; i < points.length; j = i, i += 3) {
      const [e0, n0, u0, e1, n1, u1] = [
        at(points, j),
        at(points, j + 1),
        at(points, j + 2),
        at(points, i),
        at(points, i + 1),
        at(points, i + 2),
      ];
      ne += (n0 - n1) * (u0 + u1);
      nn += (u0 - u1) * (e0 + e1);
      nu += (e0 - e1) * (n0 + n1);
    }
    const length = Math.sqrt(ne * ne + nn * nn + nu * nu);
    if (length < 1e-9) return;
    const first = this.vertices;
    for (let i = 0; i < points.length; i += 3) {
      this.vertex(at(points, i), at(points, i + 1), at(points, i + 2), ne / length, nn / length, nu / length, colour);
    }
    for (let i = 2; i < count; i++) this.triangle(first, first + i - 1, first + i);
  }

  /** A level face from a triangulation: `flat` holds e, n pairs. `up` is false for a soffit. */
  level(flat: readonly number[], triangles: readonly number[], u: number, up: boolean, colour: Rgb): void {
    const first = this.vertices;
    for (let i = 0; i < flat.length; i += 2) this.vertex(at(flat, i), at(flat, i + 1), u, 0, 0, up ? 1 : -1, colour);
    for (let i = 0; i < triangles.length; i += 3) {
      const [a, b, c] = [first + at(triangles, i), first + at(triangles, i + 1), first + at(triangles, i + 2)];
      if (up) this.triangle(a, b, c);
      else this.triangle(a, c, b);
    }
  }

  private vertex(e: number, n: number, u: number, ne: number, nn: number, nu: number, [r, g, b]: Rgb): void {
    const i = this.vertices++;
    if (3 * i + 3 > this.positions.length) this.grow();
    this.positions[3 * i] = e;
    this.positions[3 * i + 1] = n;
    this.positions[3 * i + 2] = u;
    // glTF: x east, y up, z south.
    this.normals[4 * i] = Math.round(ne * 127);
    this.normals[4 * i + 1] = Math.round(nu * 127);
    this.normals[4 * i + 2] = Math.round(-nn * 127);
    const shade = u <= this.foot ? FOOT_SHADE : 1;
    this.colours[4 * i] = r * shade;
    this.colours[4 * i + 1] = g * shade;
    this.colours[4 * i + 2] = b * shade;
    this.colours[4 * i + 3] = Math.max(0, Math.min(255, Math.round(((u - this.ground) / ALPHA_TOP) * 255)));
    this.features[2 * i] = this.feature;
  }

  private triangle(a: number, b: number, c: number): void {
    const i = this.indexCount;
    if (i + 3 > this.indices.length) this.indices = enlarged(this.indices, Uint32Array);
    this.indices[i] = a;
    this.indices[i + 1] = b;
    this.indices[i + 2] = c;
    this.indexCount = i + 3;
  }

  private grow(): void {
    this.positions = enlarged(this.positions, Int32Array);
    this.normals = enlarged(this.normals, Int8Array);
    this.colours = enlarged(this.colours, Uint8Array);
    this.features = enlarged(this.features, Uint16Array);
  }
}

function enlarged<T extends Int32Array | Int8Array | Uint8Array | Uint16Array | Uint32Array>(old: T, Kind: new (n: number) => T): T {
  const next = new Kind(old.length * 2);
  next.set(old);
  return next;
}
