import type { Building, RoofShape } from '../contract.ts';

/** Mulberry32: the same town on every machine. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Rows of tube houses (3.5-6 m wide, 12-22 m deep, 2-5 levels) along streets 60 m apart, each block turned a little, with six attributes. */
export function* tubeHouses(count: number): Generator<Building> {
  const next = random(7);
  const perLat = 110_700;
  const perLng = 103_800;
  const shapes: RoofShape[] = ['flat', 'flat', 'flat', 'gabled', 'gabled', 'skillion', 'hipped'];
  let id = 0;
  for (let block = 0; id < count; block++) {
    const [bx, by] = [(block % 45) * 135, Math.floor(block / 45) * 66];
    const turn = (next() - 0.5) * 0.3;
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    for (const side of [0, 1]) {
      let along = 0;
      while (along < 118 && id < count) {
        const width = 3.5 + next() * 2.5;
        const depth = 12 + next() * 10;
        const levels = 1 + Math.floor(next() * 5);
        const [y0, y1] = side ? [28, 28 + depth] : [26, 26 - depth];
        const corner = (x: number, y: number): [number, number] => [
          103.9 + (bx + x * cos - y * sin) / perLng,
          21.3 + (by + x * sin + y * cos) / perLat,
        ];
        const shape = shapes[Math.floor(next() * shapes.length)] ?? 'flat';
        const height = 0.4 + levels * 3.4 + (shape === 'flat' ? 0 : 1.6);
        yield {
          id: `b${id}`,
          rings: [[corner(along, y0), corner(along + width, y0), corner(along + width, y1), corner(along, y1)]],
          height: Math.round(height * 10) / 10,
          minHeight: 0,
          roof: { shape, height: shape === 'flat' ? 0 : 1.6 },
          class: next() < 0.9 ? 'house' : 'retail',
          levels,
          heightSource: 'levels',
          ward: `Phường ${Math.floor(bx / 1600)}`,
          year: 1985 + Math.floor(next() * 40),
        };
        id++;
        along += width + (next() < 0.1 ? 1.5 : 0.05);
      }
    }
  }
}
