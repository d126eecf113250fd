import type { Country } from './country.ts';
import type { Point } from './frame.ts';
import { bendAround } from './groundPlan.ts';
import { fractal } from './noise.ts';
import { lineLength, offset, resample, simplify, smooth } from './polyline.ts';
import { Segments } from './segments.ts';
import type { Street } from './street.ts';

/** Lays the national road along the valley and a road through each side valley; they bend round the anchors. */
export function layMainRoads(country: Country): Street[] {
  const { frame, plan, config, anchors } = country;
  const streets: Street[] = [];
  const clear = anchors.map(([x, y]) => ({ x, y, radius: 26 }));
  const close = anchors.map(([x, y]) => ({ x, y, radius: 18 }));
  const finish = (line: readonly Point[]): Point[] =>
    simplify(smooth(bendAround(averaged(bendAround(resample(line, 15), clear), 4), close), 1), 0.4);
  const guide = averaged(resample(plan.spine, 40), country.character.river && country.character.river.width < 30 ? 9 : 22);
  let near: Point = [1e9, 1e9];
  for (const p of guide) if (Math.hypot(p[0], p[1]) < Math.hypot(near[0], near[1])) near = p;
  const gap = Math.hypot(near[0], near[1]);
  const pass = (country.character.river?.width ?? 0) / 2;
  const tangent = plan.axis;
  const side = tangent[0] * -near[1] - tangent[1] * -near[0] > 0 ? 1 : -1;
  const national = offset(guide, (i) => {
    const p = guide[i] ?? [0, 0];
    const s = (p[0] * plan.axis[0] + p[1] * plan.axis[1]) / (config.radius * 0.55);
    const middle = Math.exp(-s * s);
    return side * (middle * Math.max(pass, gap - 30) + (1 - middle) * (pass + 130 + 110 * fractal(config.seed + 91, s * 1.3, 2, 2)));
  });
  const dry = keepDry(country, smooth(simplify(national, 4), 2));
  for (const line of dry) {
    for (const part of inAndOut(finish(line), config.radius * 0.7)) streets.push({ class: 'primary', line: part, width: 14 });
  }
  const laid = new Segments(frame);
  streets.forEach((s, i) => {
    laid.add(s.line, s.width / 2, i);
  });
  for (const bank of riverside(country)) {
    const street: Street = { class: 'tertiary', line: finish(bank), width: 7.5 };
    laid.add(street.line, street.width / 2, streets.length);
    streets.push(street);
  }
  // Outward roads are laid from their far ends inwards and join the first road they come to.
  for (const valley of [...plan.sides].reverse()) {
    const inward = resample([...valley].reverse(), 20);
    const line: Point[] = [];
    const [tx, ty] = inward[0] ?? [0, 0];
    for (const p of inward) {
      // The last stretch is left to the place's own ground and its gate.
      if (Math.hypot(p[0] - tx, p[1] - ty) < 46) continue;
      if (!country.inside(p[0], p[1], -300)) continue;
      line.push(p);
      const hit = laid.nearest(p[0], p[1], 130);
      if (hit && line.length > 2) {
        line.push([hit.x, hit.y]);
        break;
      }
    }
    const last = line.at(-1);
    if (last && !laid.nearest(last[0], last[1], 5)) {
      const hit = laid.nearest(last[0], last[1], 1500);
      if (hit) line.push([hit.x, hit.y]);
    }
    if (lineLength(line) < 150) continue;
    for (const part of keepDry(country, smooth(simplify(line, 3), 2))) {
      const index = streets.length;
      const long = lineLength(part) > 4000;
      const street: Street = { class: long ? 'secondary' : 'tertiary', line: finish(part), width: long ? 11 : 7 };
      streets.push(street);
      laid.add(street.line, street.width / 2, index);
    }
  }
  return streets;
}

/** The part of a line in town and those before and after, so that each can bear its own name. */
function inAndOut(line: readonly Point[], radius: number): Point[][] {
  const near = (p: Point): boolean => Math.hypot(p[0], p[1]) < radius;
  const first = line.findIndex(near);
  const last = line.findLastIndex(near);
  if (first < 0) return [[...line]];
  return [line.slice(0, first + 1), line.slice(first, last + 1), line.slice(last)].filter((part) => part.length > 1);
}

/** Streets along both banks of a stream or small river where it passes through town. */
function riverside(country: Country): Point[][] {
  const { river } = country.character;
  const water = country.waterLine;
  if (!river || !water || river.width > 120) return [];
  const line = averaged(resample(water, 15), 5);
  const banks: Point[][] = [];
  for (const side of [1, -1]) {
    let part: Point[] = [];
    for (const p of offset(line, side * (river.width / 2 + 17))) {
      const near = country.urbanity(p[0], p[1]) > 0.16 && !country.water.wet(p[0], p[1], 8) && country.inside(p[0], p[1], 100);
      if (near) part.push(p);
      if (!near || p === line.at(-1)) {
        if (part.length > 14) banks.push(smooth(part, 1));
        part = [];
      }
    }
    if (part.length > 14) banks.push(smooth(part, 1));
  }
  return banks;
}

/** The parts of a line that are not in open sea or in a wide river for more than a long bridge (700 m). */
function keepDry(country: Country, line: readonly Point[]): Point[][] {
  const dense = resample(line, 20);
  const parts: Point[][] = [];
  let part: Point[] = [];
  let wet: Point[] = [];
  for (const p of dense) {
    if (country.water.contains(p[0], p[1])) {
      wet.push(p);
      continue;
    }
    if (wet.length * 20 > 700 || (part.length === 0 && wet.length > 0)) {
      if (part.length > 3) parts.push(part);
      part = [];
    } else part.push(...wet);
    wet = [];
    part.push(p);
  }
  if (part.length > 3) parts.push(part);
  return parts;
}

/** Each vertex moved to the mean of its neighbours up to `reach` vertices away. */
function averaged(line: readonly Point[], reach: number): Point[] {
  return line.map((_, i): Point => {
    let x = 0;
    let y = 0;
    let count = 0;
    const span = Math.min(reach, i, line.length - 1 - i);
    for (let k = i - span; k <= i + span; k++) {
      const p = line[k];
      if (!p) continue;
      x += p[0];
      y += p[1];
      count++;
    }
    return [x / count, y / count];
  });
}
