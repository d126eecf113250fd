/**
 * Draws `web/public/poster.svg` and `poster-dark.svg`: a town in a valley, in the city's colours, shown until the globe stands.
 * Deterministic. Run with `node web/app/poster/make-poster.ts` after changing it.
 */
import { writeFileSync } from 'node:fs';

const W = 1600;
const H = 1000;
const HORIZON = 360;

interface Palette {
  sky: [string, string];
  hills: string[];
  ground: string;
  road: string;
  water: string;
  tree: [string, string];
  walls: [string, string, string][];
  roofs: string[];
  window?: string;
}

const LIGHT: Palette = {
  sky: ['#bcd6ea', '#e6eef0'],
  hills: ['#cbdac8', '#b7ceb1', '#a3be9c'],
  ground: '#dde7d2',
  road: '#f7f4ec',
  water: '#8fc1d4',
  tree: ['#5e8f5a', '#74a36c'],
  walls: [
    ['#f3ecdd', '#e2d3be', '#cdbb9f'],
    ['#eadfcb', '#d9c8ae', '#c3af8f'],
    ['#f0e6d6', '#dccbb2', '#c8b495'],
  ],
  roofs: ['#c8664a', '#b9543d', '#d98a63', '#5e8fb0', '#8fa7b5', '#c8664a', '#d98a63'],
};
const DARK: Palette = {
  sky: ['#0e1530', '#26345c'],
  hills: ['#22314a', '#1c2b3f', '#182636'],
  ground: '#1b2938',
  road: '#39455c',
  water: '#1d4a63',
  tree: ['#24453a', '#2d5445'],
  walls: [
    ['#4a5470', '#3c4560', '#333b54'],
    ['#525c78', '#434d68', '#384159'],
    ['#465069', '#3a435c', '#30384f'],
  ],
  roofs: ['#7a4a46', '#6d3f3c', '#85594b', '#3e5f7c', '#54667a', '#7a4a46', '#85594b'],
  window: '#ffd98a',
};

/** A small seeded generator (mulberry32). */
function seeded(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const n = (value: number) => String(Math.round(value * 10) / 10);
const poly = (points: [number, number][], fill: string) =>
  `<path d="M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}Z" fill="${fill}"/>`;

/** Ground metres to the picture: far things small and high, near things large and low. */
function project(x: number, y: number, z = 0): [number, number] {
  const depth = 1 / (1 + y / 520);
  return [W / 2 + x * depth * 1.9, HORIZON + 14 + (H - HORIZON) * 1.12 * depth ** 1.35 * 0.92 - z * depth * 1.9];
}

const river = (y: number) => 60 + Math.sin(y / 230) * 130 - y * 0.08;

function hills(colours: string[], random: () => number): string {
  return colours
    .map((colour, row) => {
      const base = HORIZON + 20 + row * 12;
      const points: [number, number][] = [[0, base + 60]];
      for (let x = 0; x <= W; x += 40) {
        const wave = Math.sin(x / (170 - row * 25) + row * 2.4) + Math.sin(x / 61 + row) * 0.35;
        points.push([x, base - 50 + row * 22 - wave * (62 - row * 14) - random() * 14]);
      }
      points.push([W, base + 60]);
      return poly(points, colour);
    })
    .join('');
}

function house(x: number, y: number, palette: Palette, random: () => number): string {
  const [w, d, h] = [9 + random() * 7, 9 + random() * 9, (random() < 0.1 ? 22 : 8) + random() * 9];
  const wall = palette.walls[Math.floor(random() * palette.walls.length)] ?? ['#fff', '#eee', '#ddd'];
  const roof = palette.roofs[Math.floor(random() * palette.roofs.length)] ?? '#c8664a';
  const front: [number, number][] = [project(x - w, y, 0), project(x + w, y, 0), project(x + w, y, h), project(x - w, y, h)];
  const sideX = x > 0 ? x - w : x + w;
  const side: [number, number][] = [project(sideX, y, 0), project(sideX, y + d * 2, 0), project(sideX, y + d * 2, h), project(sideX, y, h)];
  const ridge = h + (h < 20 ? 5.5 : 0);
  const top: [number, number][] = [
    project(x - w - 0.7, y - 0.8, h),
    project(x + w + 0.7, y - 0.8, h),
    project(x + w + 0.7, y + d, ridge),
    project(x - w - 0.7, y + d, ridge),
  ];
  const back: [number, number][] = [
    project(x - w, y + d * 2, h),
    project(x + w, y + d * 2, h),
    project(x + w, y + d, ridge),
    project(x - w, y + d, ridge),
  ];
  let out = poly(side, wall[2]) + poly(front, wall[0]) + (ridge > h ? '' : poly(back, roof)) + poly(top, roof);
  if (palette.window) {
    for (let i = 0; i < 3; i++) {
      if (random() < 0.45) continue;
      const [wx, wz] = [x - w * 0.6 + random() * w, h * (0.25 + random() * 0.45)];
      out += poly([project(wx, y, wz), project(wx + 2, y, wz), project(wx + 2, y, wz + 2.4), project(wx, y, wz + 2.4)], palette.window);
    }
  }
  return out;
}

function tree(x: number, y: number, palette: Palette, random: () => number): string {
  const [cx, cy] = project(x, y, 5);
  const r = (5 + random() * 3) * (1 / (1 + y / 520)) * 1.6;
  return `<circle cx="${n(cx)}" cy="${n(cy)}" r="${n(r)}" fill="${palette.tree[random() < 0.5 ? 0 : 1]}"/>`;
}

function band(of: (y: number) => number, width: number, fill: string): string {
  const left: [number, number][] = [];
  const right: [number, number][] = [];
  for (let y = -60; y <= 1500; y += 40) {
    left.push(project(of(y) - width, y));
    right.unshift(project(of(y) + width, y));
  }
  return poly([...left, ...right], fill);
}

function draw(palette: Palette): string {
  const random = seeded(7);
  const parts: string[] = [];
  const avenues = [-420, -210, 250, 460].map((x) => band((y) => x + Math.sin(y / 400) * 20, 7, palette.road));
  const streets = [20, 150, 300, 480, 720, 1020].map((y) =>
    poly([project(-1500, y - 7), project(1500, y - 7), project(1500, y + 7), project(-1500, y + 7)], palette.road),
  );
  for (let row = 0; row < 40; row++) {
    const y = 1250 - row * 33;
    for (let x = -1500 + random() * 20; x < 1500; x += 31 + random() * 14) {
      const onRoad =
        [-420, -210, 250, 460].some((a) => Math.abs(x - a - Math.sin(y / 400) * 20) < 24) ||
        [20, 150, 300, 480, 720, 1020].some((s) => y < s + 9 && y + 30 > s - 9);
      const wet = Math.abs(x - river(y)) < 46;
      const density = 0.9 - Math.abs(x) / 1900 - y / 4200;
      if (onRoad || wet) continue;
      if (random() < density) parts.push(house(x, y, palette, random));
      else if (random() < 0.5) parts.push(tree(x, y + 6, palette, random));
    }
  }
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${W} ${H}" preserveAspectRatio="xMidYMid slice"><title>Toàn Cảnh</title>` +
    `<defs><linearGradient id="s" x2="0" y2="1"><stop stop-color="${palette.sky[0]}"/><stop offset="1" stop-color="${palette.sky[1]}"/></linearGradient></defs>` +
    `<path d="M0 0H${W}V${HORIZON + 60}H0Z" fill="url(#s)"/>${hills(palette.hills, seeded(3))}` +
    `<path d="M0 ${HORIZON + 58}H${W}V${H}H0Z" fill="${palette.ground}"/>${band(river, 34, palette.water)}${streets.join('')}${avenues.join('')}${parts.join('')}</svg>`
  );
}

for (const [name, palette] of [
  ['poster', LIGHT],
  ['poster-dark', DARK],
] as const) {
  const svg = draw(palette);
  writeFileSync(new URL(`../../public/${name}.svg`, import.meta.url), svg);
  console.log(`${name}.svg ${svg.length} bytes`);
}
