import { lerp, mix3, type Sculpt, type V2, type V3 } from './Sculpt.ts';

/** Two slopes with the ridge along x, as sheets with an edge. `size` is that of the walls. */
export function gable(s: Sculpt, [x, y]: V2, eaves: number, height: number, over: number, roof: string, wall: string): void {
  const [hx, hy] = [x / 2 + over, y / 2 + over];
  const drop = (height * over) / (y / 2 || 1);
  const [low, top, thick] = [eaves - drop, eaves + height, 0.14];
  s.paint(roof);
  s.face([-hx, -hy, low + thick], [hx, -hy, low + thick], [hx, 0, top + thick], [-hx, 0, top + thick]);
  s.face([hx, hy, low + thick], [-hx, hy, low + thick], [-hx, 0, top + thick], [hx, 0, top + thick]);
  s.paint(roof, 0.72);
  for (const side of [-1, 1]) {
    const ends: V3[] = [
      [-hx, side * hy, low],
      [hx, side * hy, low],
      [hx, side * hy, low + thick],
      [-hx, side * hy, low + thick],
    ];
    s.face(...(side < 0 ? ends : ends.reverse()));
    const verge: V3[] = [
      [side * hx, -hy, low],
      [side * hx, 0, top],
      [side * hx, 0, top + thick],
      [side * hx, -hy, low + thick],
    ];
    const other: V3[] = [
      [side * hx, 0, top],
      [side * hx, hy, low],
      [side * hx, hy, low + thick],
      [side * hx, 0, top + thick],
    ];
    for (const edge of [verge, other]) s.face(...(side > 0 ? edge : [...edge].reverse()));
    const under: V3[] = [
      [-hx, side * hy, low],
      [-hx, 0, top],
      [hx, 0, top],
      [hx, side * hy, low],
    ];
    s.paint('wood', 0.55).face(...(side < 0 ? under : under.reverse()));
    s.paint(roof, 0.72);
  }
  if (s.near) s.paint(roof, 0.85).box([-hx, hx], [-0.16, 0.16], [top + thick - 0.05, top + thick + 0.12]);
  s.paint(wall, 0.96);
  s.face([x / 2, -y / 2, eaves], [x / 2, y / 2, eaves], [x / 2, 0, top]);
  s.face([-x / 2, y / 2, eaves], [-x / 2, -y / 2, eaves], [-x / 2, 0, top]);
}

export interface CurvedRoof {
  size: V2;
  /** Height of the walls' top, and of the roof above it. */
  eaves: number;
  height: number;
  over: number;
  /** Share of the length that the ridge keeps: 0 is a pyramid. */
  ridge: number;
  /** How far the corners curl up, metres. */
  lift: number;
  material: string;
  /** Horns at the corners and a pearl on the ridge. */
  ornament?: boolean;
}

/** The hipped roof of temples: slopes that hang like a cloth, corners that curl up, ridges of mortar. The ridge runs along x. */
export function curved(s: Sculpt, { size: [x, y], eaves, height, over, ridge, lift, material, ornament = false }: CurvedRoof): void {
  const [hx, hy, half] = [x / 2 + over, y / 2 + over, (x / 2) * ridge];
  const [nu, nv] = s.near ? [12, 6] : [6, 3];
  const low = eaves - height * 0.12;
  const rise = (u: number, v: number): number => lerp(low, eaves + height, v * (0.55 + 0.45 * v)) + lift * Math.abs(u) ** 5 * (1 - v) ** 2;
  const reach = (u: number, v: number): number => 1 + (0.06 * lift * Math.abs(u) ** 5 * (1 - v)) / Math.max(1, over);
  const long =
    (side: number) =>
    (u: number, v: number): V3 => {
      const k = reach(u, v);
      return [side * lerp(u * hx * k, u * half, v) * -1, side * lerp(hy * k, 0, v), rise(u, v)];
    };
  const short =
    (side: number) =>
    (u: number, v: number): V3 => {
      const k = reach(u, v);
      return [side * lerp(hx * k, half, v), side * lerp(u * hy * k, 0, v), rise(u, v)];
    };
  const slopes = [long(1), long(-1), short(1), short(-1)];
  const rows = (at: (u: number, v: number) => V3, down: number, flip: boolean): V3[][] =>
    Array.from({ length: nv + 1 }, (_, j) =>
      Array.from({ length: nu + 1 }, (_, i): V3 => {
        const [px, py, pz] = at((flip ? -1 : 1) * (-1 + (2 * i) / nu), j / nv);
        return [px, py, pz - down];
      }),
    );
  for (const slope of slopes) {
    s.paint(material).surface(rows(slope, 0, false), { tint: (j) => 0.86 + (0.14 * j) / nv });
    s.paint('wood', 0.5).surface(rows(slope, 0.22, true));
    const edge = Array.from({ length: nu + 1 }, (_, i) => slope(-1 + (2 * i) / nu, 0));
    s.paint(material, 0.7).surface([edge.map(([a, b, c]): V3 => [a, b, c - 0.22]), edge]);
  }
  const line = 'plaster';
  for (const slope of [long(1), long(-1)])
    for (const u of [-1, 1]) {
      const path = Array.from({ length: nv + 1 }, (_, j): V3 => {
        const [a, b, c] = slope(u, j / nv);
        return [a, b, c + 0.08];
      });
      s.paint(line, 0.8).bar(path, 0.16, 0.18, 4);
      const [tip, next] = [path[0], path[1]];
      if (ornament && tip && next && s.near) {
        const out = mix3(next, tip, 1.18);
        s.paint(line, 0.85).bar([tip, [out[0], out[1], tip[2] + lift * 0.35], [tip[0], tip[1], tip[2] + lift * 0.95]], 0.15, 0.03);
      }
    }
  const top = eaves + height;
  if (half > 0) {
    s.paint(line, 0.85).box([-half - 0.15, half + 0.15], [-0.2, 0.2], [top - 0.15, top + 0.42]);
    if (ornament && s.near) {
      s.paint('gold').lathe(
        [
          [0.02, top + 1.5],
          [0.3, top + 1.1],
          [0.42, top + 0.8],
          [0.3, top + 0.5],
          [0.2, top + 0.4],
        ]
          .map(([r, z]): V2 => [r ?? 0, z ?? 0])
          .reverse(),
        10,
      );
      for (const side of [-1, 1])
        s.paint(line, 0.9).bar(
          [
            [side * (half - 0.2), 0, top + 0.3],
            [side * (half + 0.35), 0, top + 0.75],
            [side * (half + 0.1), 0, top + 1.25],
            [side * (half - 0.3), 0, top + 1.35],
          ],
          0.22,
          0.05,
        );
    }
  } else
    s.paint('gold', 0.9).lathe(
      [
        [0.3, top - 0.1],
        [0.35, top + 0.25],
        [0.12, top + 0.6],
        [0.01, top + 1.1],
      ],
      8,
    );
}
