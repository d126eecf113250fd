/** `#rrggbb`, sRGB. */
export type Hex = `#${string}`;
type Point = readonly [number, number, number];

/** A small smooth-shaded model being put together; y up, metres for a thing 1 m high that stands at the origin. */
export class Shape {
  readonly positions: number[] = [];
  readonly normals: number[] = [];
  readonly colours: number[] = [];
  readonly indices: number[] = [];

  get triangles(): number {
    return this.indices.length / 3;
  }

  /** A blob: an icosahedron stretched to radii about a centre, darker below. 20 triangles. */
  blob(centre: Point, radii: Point, top: Hex, under: Hex, turn = 0): this {
    const first = this.positions.length / 3;
    for (const [x, y, z] of ICOSAHEDRON) {
      const [c, s] = [Math.cos(turn), Math.sin(turn)];
      const p: Point = [x * c - z * s, y, x * s + z * c];
      this.vertex([centre[0] + p[0] * radii[0], centre[1] + p[1] * radii[1], centre[2] + p[2] * radii[2]], p, mix(under, top, (y + 1) / 2));
    }
    for (const i of ICOSAHEDRON_FACES) this.indices.push(first + i);
    return this;
  }

  /** A leaning prism or cone between two points, open at both ends; `sides` or 2 * `sides` triangles. */
  stem(from: Point, to: Point, below: number, above: number, sides: number, low: Hex, high: Hex): this {
    const first = this.positions.length / 3;
    const slope = (below - above) / Math.max(1e-6, to[1] - from[1]);
    for (let i = 0; i < sides; i++) {
      const a = (i / sides) * 2 * Math.PI;
      const [x, z] = [Math.cos(a), Math.sin(a)];
      this.vertex([from[0] + x * below, from[1], from[2] + z * below], [x, slope, z], low);
      this.vertex([to[0] + x * above, to[1], to[2] + z * above], [x, slope, z], high);
    }
    for (let i = 0; i < sides; i++) {
      const [a, b] = [first + 2 * i, first + 2 * ((i + 1) % sides)];
      this.indices.push(a, a + 1, b);
      if (above > 0) this.indices.push(b, a + 1, b + 1);
    }
    return this;
  }

  /** A leaf seen from both sides: a bent strip from `root` over `middle` to the tip. 3 triangles. */
  frond(root: Point, middle: Point, tip: Point, width: number, colour: Hex, end: Hex): this {
    const first = this.positions.length / 3;
    const length = Math.hypot(tip[0] - root[0], tip[2] - root[2]) || 1;
    const side: Point = [(-(tip[2] - root[2]) / length) * width, 0, ((tip[0] - root[0]) / length) * width];
    const up: Point = [0, 1, 0];
    this.vertex(root, up, colour);
    this.vertex([middle[0] + side[0], middle[1], middle[2] + side[2]], up, colour);
    this.vertex([middle[0] - side[0], middle[1], middle[2] - side[2]], up, colour);
    this.vertex(tip, up, end);
    this.indices.push(first, first + 1, first + 2, first + 1, first + 3, first + 2);
    return this;
  }

  private vertex(p: Point, normal: Point, colour: Hex): void {
    const length = Math.hypot(...normal) || 1;
    this.positions.push(...p);
    this.normals.push(normal[0] / length, normal[1] / length, normal[2] / length);
    this.colours.push(...linearBytes(colour), 255);
  }
}

function mix(a: Hex, b: Hex, t: number): Hex {
  const [p, q] = [Number.parseInt(a.slice(1), 16), Number.parseInt(b.slice(1), 16)];
  const channel = (shift: number): number => Math.round(((p >> shift) & 255) * (1 - t) + ((q >> shift) & 255) * t);
  return `#${((channel(16) << 16) | (channel(8) << 8) | channel(0)).toString(16).padStart(6, '0')}`;
}

/** COLOR_0 is linear in glTF. */
function linearBytes(colour: Hex): [number, number, number] {
  const n = Number.parseInt(colour.slice(1), 16);
  const linear = (byte: number): number => {
    const c = byte / 255;
    return Math.round(255 * (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  };
  return [linear(n >> 16), linear((n >> 8) & 255), linear(n & 255)];
}

const G = (1 + Math.sqrt(5)) / 2;
const R = Math.hypot(1, G);
const ICOSAHEDRON: Point[] = (
  [
    [-1, G, 0],
    [1, G, 0],
    [-1, -G, 0],
    [1, -G, 0],
    [0, -1, G],
    [0, 1, G],
    [0, -1, -G],
    [0, 1, -G],
    [G, 0, -1],
    [G, 0, 1],
    [-G, 0, -1],
    [-G, 0, 1],
  ] satisfies Point[]
).map(([x, y, z]): Point => [x / R, y / R, z / R]);
const ICOSAHEDRON_FACES = [
  ...[0, 11, 5, 0, 5, 1, 0, 1, 7, 0, 7, 10, 0, 10, 11, 1, 5, 9, 5, 11, 4, 11, 10, 2, 10, 7, 6, 7, 1, 8],
  ...[3, 9, 4, 3, 4, 2, 3, 2, 6, 3, 6, 8, 3, 8, 9, 4, 9, 5, 2, 4, 11, 6, 2, 10, 8, 6, 7, 9, 8, 1],
];
