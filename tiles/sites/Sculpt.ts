import earcut from 'earcut';

export type V2 = [number, number];
/** East, north, up in metres. */
export type V3 = [number, number, number];
export type Detail = 'near' | 'far';

/** Triangles of one material; 3 numbers a vertex in positions, normals and tints. */
export interface Group {
  positions: number[];
  normals: number[];
  /** What the material's colour is multiplied by, linear, 0..1. */
  tints: number[];
  parts: number[];
  indices: number[];
}

const sub = (a: V3, b: V3): V3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const cross = (a: V3, b: V3): V3 => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
export const unit = (v: V3): V3 => {
  const length = Math.hypot(...v) || 1;
  return [v[0] / length, v[1] / length, v[2] / length];
};
export const lerp = (a: number, b: number, t: number): number => a + (b - a) * t;
export const mix3 = (a: V3, b: V3, t: number): V3 => [lerp(a[0], b[0], t), lerp(a[1], b[1], t), lerp(a[2], b[2], t)];

interface Frame {
  at: V3;
  cos: number;
  sin: number;
  scale: number;
}

/** Gathers triangles by material, each marked with the part that it belongs to. Faces are counter-clockwise seen from outside. */
export class Sculpt {
  readonly groups = new Map<string, Group>();
  readonly detail: Detail;
  part = 0;
  #material = 'plaster';
  #tint: V3 = [1, 1, 1];
  #frame: Frame = { at: [0, 0, 0], cos: 1, sin: 0, scale: 1 };

  constructor(detail: Detail) {
    this.detail = detail;
  }

  get near(): boolean {
    return this.detail === 'near';
  }

  /** Draws inside a frame that is moved, turned clockwise by degrees and scaled. */
  within(at: V3, turn: number, scale: number, draw: () => void): void {
    const before = this.#frame;
    const angle = (-turn * Math.PI) / 180;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    this.#frame = {
      at: this.#place(at),
      cos: before.cos * cos - before.sin * sin,
      sin: before.sin * cos + before.cos * sin,
      scale: before.scale * scale,
    };
    draw();
    this.#frame = before;
  }

  /** The material of what follows; `tint` darkens it, one number or one a channel. */
  paint(material: string, tint: number | V3 = 1): this {
    this.#material = material;
    const channels: V3 = typeof tint === 'number' ? [tint, tint, tint] : tint;
    this.#tint = channels.map((t) => Math.min(1, Math.max(0, t)) ** 2.2) as V3;
    return this;
  }

  /** A flat convex face. */
  face(...points: V3[]): void {
    const [a, b, c] = points;
    if (!a || !b || !c) return;
    const last = points.at(-1) ?? c;
    const normal = unit(points.length > 3 ? cross(sub(c, a), sub(last, b)) : cross(sub(b, a), sub(c, a)));
    const first = points.map((p) => this.#vertex(p, normal))[0] ?? 0;
    const { indices } = this.#group();
    for (let i = 2; i < points.length; i++) indices.push(first, first + i - 1, first + i);
  }

  /** A smooth surface through rows of points; counter-clockwise seen from outside when columns run right and rows up. */
  surface(rows: readonly V3[][], options: { tint?: (row: number, column: number) => number } = {}): void {
    const normals = rows.map((row, j) =>
      row.map((p, i): V3 => {
        const left = row[i - 1] ?? p;
        const right = row[i + 1] ?? p;
        const below = rows[j - 1]?.[i] ?? p;
        const above = rows[j + 1]?.[i] ?? p;
        return unit(cross(sub(right, left), sub(above, below)));
      }),
    );
    // A row whose ends meet closes smoothly.
    for (const [j, row] of rows.entries()) {
      const [first, last] = [row[0], row.at(-1)];
      const line = normals[j];
      if (!first || !last || !line || Math.hypot(...sub(first, last)) > 1e-6) continue;
      const [a, b] = [line[0] ?? first, line.at(-1) ?? last];
      const joined = unit([a[0] + b[0], a[1] + b[1], a[2] + b[2]]);
      line[0] = joined;
      line[line.length - 1] = joined;
    }
    const before = this.#tint;
    const ids = rows.map((row, j) =>
      row.map((p, i) => {
        const shade = (options.tint?.(j, i) ?? 1) ** 2.2;
        this.#tint = [before[0] * shade, before[1] * shade, before[2] * shade];
        return this.#vertex(p, normals[j]?.[i] ?? [0, 0, 1]);
      }),
    );
    this.#tint = before;
    const { indices } = this.#group();
    for (let j = 0; j + 1 < ids.length; j++) {
      const [low, high] = [ids[j] ?? [], ids[j + 1] ?? []];
      for (let i = 0; i + 1 < low.length; i++) {
        const [a, b, c, d] = [low[i] ?? 0, low[i + 1] ?? 0, high[i + 1] ?? 0, high[i] ?? 0];
        indices.push(a, b, c, a, c, d);
      }
    }
  }

  /** A box on the ground of the frame: x from, to; y from, to; z from, to. Its top may be drawn in by `taper` metres on each side. */
  box(x: V2, y: V2, z: V2, taper = 0): void {
    const low = (i: number, j: number): V3 => [x[i] ?? 0, y[j] ?? 0, z[0]];
    const high = (i: number, j: number): V3 => [(x[i] ?? 0) + (i ? -taper : taper), (y[j] ?? 0) + (j ? -taper : taper), z[1]];
    this.face(low(0, 0), low(1, 0), high(1, 0), high(0, 0));
    this.face(low(1, 0), low(1, 1), high(1, 1), high(1, 0));
    this.face(low(1, 1), low(0, 1), high(0, 1), high(1, 1));
    this.face(low(0, 1), low(0, 0), high(0, 0), high(0, 1));
    this.face(high(0, 0), high(1, 0), high(1, 1), high(0, 1));
    if (z[0] > 0.3) this.face(low(0, 1), low(1, 1), low(1, 0), low(0, 0));
  }

  /** An outline (any simple ring, counter-clockwise) drawn up from one height to another; `under` closes it below too. */
  prism(outline: readonly V2[], z: V2, under = false): void {
    for (const [i, [x, y]] of outline.entries()) {
      const [nx, ny] = outline[(i + 1) % outline.length] ?? [x, y];
      this.face([x, y, z[0]], [nx, ny, z[0]], [nx, ny, z[1]], [x, y, z[1]]);
    }
    this.flat(outline, z[1]);
    if (under) this.flat([...outline].reverse(), z[0], -1);
  }

  /** A level polygon, concave or not. */
  flat(outline: readonly V2[], z: number, up: 1 | -1 = 1): void {
    const ids = outline.map(([x, y]) => this.#vertex([x, y, z], [0, 0, up]));
    const { indices } = this.#group();
    const cut = earcut(outline.flat());
    const area = outline.reduce((sum, [x, y], i) => {
      const [nx, ny] = outline[(i + 1) % outline.length] ?? [x, y];
      return sum + x * ny - nx * y;
    }, 0);
    for (let i = 0; i < cut.length; i += 3) {
      const [a, b, c] = [cut[i] ?? 0, cut[i + 1] ?? 0, cut[i + 2] ?? 0].map((k) => ids[k] ?? 0);
      // Earcut keeps the winding of a face only up to a flip: the area of the triangle decides.
      const [p, q, r] = [outline[cut[i] ?? 0], outline[cut[i + 1] ?? 0], outline[cut[i + 2] ?? 0]];
      if (!p || !q || !r) continue;
      const turn = (q[0] - p[0]) * (r[1] - p[1]) - (r[0] - p[0]) * (q[1] - p[1]);
      if (turn * up > 0 || area === 0) indices.push(a ?? 0, b ?? 0, c ?? 0);
      else indices.push(a ?? 0, c ?? 0, b ?? 0);
    }
  }

  /** A profile of [radius, height] turned about the upright axis, smooth round about. */
  lathe(profile: readonly V2[], segments: number): void {
    const rows = profile.map(([r, z]) =>
      Array.from({ length: segments + 1 }, (_, i): V3 => {
        const angle = (2 * Math.PI * (i % segments)) / segments;
        return [r * Math.cos(angle), r * Math.sin(angle), z];
      }),
    );
    // Edges of the profile stay sharp: each ring is a surface of its own.
    for (let i = 0; i + 1 < rows.length; i++) this.surface([rows[i] ?? [], rows[i + 1] ?? []]);
  }

  /** A round bar along a path; radius at its ends. */
  bar(path: readonly V3[], from: number, to: number, segments = this.near ? 6 : 4): void {
    const rows = path.map((p, k): V3[] => {
      const ahead = unit(sub(path[Math.min(k + 1, path.length - 1)] ?? p, path[Math.max(k - 1, 0)] ?? p));
      const side = unit(Math.abs(ahead[2]) > 0.9 ? cross([1, 0, 0], ahead) : cross([0, 0, 1], ahead));
      const up = cross(ahead, side);
      const radius = lerp(from, to, k / Math.max(1, path.length - 1));
      return Array.from({ length: segments + 1 }, (_, i): V3 => {
        const a = (2 * Math.PI * (i % segments)) / segments;
        const [c, s] = [Math.cos(a) * radius, Math.sin(a) * radius];
        return [p[0] + side[0] * c + up[0] * s, p[1] + side[1] * c + up[1] * s, p[2] + side[2] * c + up[2] * s];
      });
    });
    this.surface(rows);
  }

  #vertex(p: V3, normal: V3): number {
    const group = this.#group();
    group.positions.push(...this.#place(p));
    const { cos, sin } = this.#frame;
    group.normals.push(normal[0] * cos - normal[1] * sin, normal[0] * sin + normal[1] * cos, normal[2]);
    group.tints.push(...this.#tint);
    return group.parts.push(this.part) - 1;
  }

  #place([x, y, z]: V3): V3 {
    const { at, cos, sin, scale } = this.#frame;
    return [at[0] + scale * (x * cos - y * sin), at[1] + scale * (x * sin + y * cos), at[2] + scale * z];
  }

  #group(): Group {
    const known = this.groups.get(this.#material);
    if (known) return known;
    const made: Group = { positions: [], normals: [], tints: [], parts: [], indices: [] };
    this.groups.set(this.#material, made);
    return made;
  }
}
