import { Cells } from './cells.ts';
import type { Frame, Point } from './frame.ts';
import { pointSegment } from './polyline.ts';
import { crossingShare } from './segments.ts';
import type { Street } from './street.ts';

/** An end this near to another street meets it, metres. */
const TOUCH = 0.6;

/**
 * Gives streets that cross or meet a vertex in common, the same to the last bit, so that the lines make a network. Given roads
 * are left alone: where an invented street meets one, only its own line changes.
 */
export function joinStreets(frame: Frame, streets: readonly Street[]): void {
  const cells = new Cells(frame, 60);
  const pieces: { street: number; at: number; a: Point; b: Point }[] = [];
  streets.forEach((street, index) => {
    for (let i = 1; i < street.line.length; i++) {
      const a = street.line[i - 1];
      const b = street.line[i];
      if (!a || !b) continue;
      cells.add(pieces.length, Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]));
      pieces.push({ street: index, at: i - 1, a, b });
    }
  });
  const added = new Map<number, { place: number; point: Point }[]>();
  const add = (piece: number, point: Point): void => {
    const { street, at, a, b } = pieces[piece] ?? { street: -1, at: 0, a: point, b: point };
    const length = Math.hypot(b[0] - a[0], b[1] - a[1]) || 1;
    const t = Math.hypot(point[0] - a[0], point[1] - a[1]) / length;
    const list = added.get(street) ?? [];
    list.push({ place: at + Math.min(1, t), point });
    added.set(street, list);
  };
  pieces.forEach((one, i) => {
    const last = one.at + 2 === streets[one.street]?.line.length;
    const box: [number, number, number, number] = [
      Math.min(one.a[0], one.b[0]) - TOUCH,
      Math.min(one.a[1], one.b[1]) - TOUCH,
      Math.max(one.a[0], one.b[0]) + TOUCH,
      Math.max(one.a[1], one.b[1]) + TOUCH,
    ];
    const seen = new Set<number>();
    cells.some(...box, (j) => {
      const two = pieces[j];
      if (!two || two.street === one.street || seen.has(j)) return false;
      seen.add(j);
      for (const end of [one.at === 0 ? one.a : undefined, last ? one.b : undefined]) {
        if (end && pointSegment(end[0], end[1], two.a[0], two.a[1], two.b[0], two.b[1]) < TOUCH) {
          add(j, end);
          return false;
        }
      }
      if (j < i) return false;
      const t = crossingShare(one.a[0], one.a[1], one.b[0], one.b[1], two.a[0], two.a[1], two.b[0], two.b[1]);
      if (t < 0) return false;
      const point: Point = [one.a[0] + (one.b[0] - one.a[0]) * t, one.a[1] + (one.b[1] - one.a[1]) * t];
      add(i, point);
      add(j, point);
      return false;
    });
  });
  for (const [index, list] of added) {
    const street = streets[index];
    if (!street || street.given !== undefined) continue;
    const corners = street.line.map((point, i) => ({ place: i, point }));
    const ends = [0, street.line.length - 1];
    // A corner beside a junction gives way to it; the line's own ends stay.
    const stays = corners.filter(
      (v) => ends.includes(v.place) || !list.some((j) => Math.abs(j.place - v.place) < 1 && apart(j.point, v.point) < 1),
    );
    // Two joints stay however near they lie: each is another street's corner, too.
    const joints = list.filter((j) => ends.every((e) => apart(j.point, street.line[e]) > 0));
    const all = [...stays, ...joints].sort((x, y) => x.place - y.place);
    street.line = all.filter((v, i) => i === 0 || apart(v.point, all[i - 1]?.point) > 0).map((v) => v.point);
  }
}

function apart(a: Point, b: Point | undefined): number {
  return b ? Math.hypot(a[0] - b[0], a[1] - b[1]) : 1;
}
