import type { Position } from '../../data/contract.ts';
import { fold } from '../../data/model/fold.ts';
import type { CityModel, Road } from '../contract.ts';
import type { Frame, Point } from '../sample/frame.ts';
import { pointSegment } from '../sample/polyline.ts';
import { WaterIndex } from '../sample/waterIndex.ts';

interface Segment {
  a: Point;
  b: Point;
  half: number;
  /** Folded name of its street, or an empty text. */
  name: string;
}

/** A place beside a street. */
export interface KerbPoint {
  position: Position;
  /** Degrees clockwise from north, along the street; the other way is as good. */
  heading: number;
  /** Metres from where it was asked for. */
  moved: number;
}

/** Farther than this nothing is moved, metres. */
export const FARTHEST = 150;
/** Where along the street beside the foot of the perpendicular the kerb is tried, metres: a corner may lie in the crossing street. */
const SHIFTS = [0, -4, 4, -8, 8, -14, 14, -22, 22];
/** Ways on foot and in fields bear no address. */
const UNFIT: Road['class'][] = ['track', 'path'];

/** The kerbs of a city model: finds where a thing that belongs to a street stands. */
export class Kerbs {
  private readonly segments: Segment[] = [];
  private readonly water: WaterIndex;
  private readonly frame: Frame;

  constructor(frame: Frame, { roads, waterAreas, waterways }: Pick<CityModel, 'roads' | 'waterAreas' | 'waterways'>) {
    this.frame = frame;
    this.water = new WaterIndex(frame);
    for (const { rings } of waterAreas) this.water.addArea(rings.map((ring) => ring.map(frame.toPoint)));
    for (const { line, width } of waterways) this.water.addLine(line.map(frame.toPoint), width);
    for (const road of roads) {
      if (road.bridge || road.tunnel || UNFIT.includes(road.class)) continue;
      const line = road.line.map(frame.toPoint);
      line.slice(1).forEach((b, i) => {
        const a = line[i];
        if (a) this.segments.push({ a, b, half: road.width / 2, name: road.name ? fold(road.name.vi ?? '') : '' });
      });
    }
  }

  /** Metres from the edge of the nearest street's carriageway, 0 on it; Infinity beyond `reach`. */
  distance(position: Position, reach = FARTHEST): number {
    const [x, y] = this.frame.toPoint(position);
    return Math.max(0, Math.min(...this.near(x, y, reach).map((s) => away(s, x, y) - s.half), Number.POSITIVE_INFINITY));
  }

  inWater(position: Position): boolean {
    return this.water.wet(...this.frame.toPoint(position), 0);
  }

  /**
   * The nearest dry point `setback` metres outside a carriageway's edge, on no other carriageway; where `words` name a street
   * within reach, beside that one. A point that stands at any street already (to 0.3 m, and `heading` to 2 degrees) comes back as it is.
   * Undefined when there is none within FARTHEST. The position is rounded to 6 decimals.
   */
  nearest(position: Position, setback: number, words: string, heading?: number): KerbPoint | undefined {
    const [x, y] = this.frame.toPoint(position);
    const near = this.near(x, y, FARTHEST + 20);
    const said = ` ${fold(words)} `;
    const named = near.filter((s) => s.name !== '' && said.includes(` ${s.name} `));
    const standing = near.find(
      (s) => Math.abs(away(s, x, y) - s.half - setback) < 0.3 && (heading === undefined || turn(bearing(s), heading) < 2),
    );
    if (standing && this.free(x, y, near, setback)) return { position, heading: heading ?? bearing(standing), moved: 0 };
    return this.best(named, near, x, y, setback) ?? this.best(near, near, x, y, setback);
  }

  private best(choice: Segment[], near: Segment[], x: number, y: number, setback: number): KerbPoint | undefined {
    let best: { at: Point; moved: number; segment: Segment } | undefined;
    for (const segment of choice)
      for (const at of kerbsOf(segment, x, y, setback)) {
        const moved = Math.hypot(at[0] - x, at[1] - y);
        if (moved > Math.min(FARTHEST, best?.moved ?? FARTHEST) || !this.free(...at, near, setback)) continue;
        best = { at, moved, segment };
      }
    if (!best) return undefined;
    const [lng, lat] = this.frame.toPosition(...best.at);
    return { position: [Math.round(lng * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6], heading: bearing(best.segment), moved: best.moved };
  }

  private near(x: number, y: number, reach: number): Segment[] {
    return this.segments.filter(
      ({ a, b }) =>
        Math.max(a[0], b[0]) > x - reach &&
        Math.min(a[0], b[0]) < x + reach &&
        Math.max(a[1], b[1]) > y - reach &&
        Math.min(a[1], b[1]) < y + reach,
    );
  }

  /** Dry, and on no carriageway; the rounding of a position costs up to 0.1 m. */
  private free(x: number, y: number, near: Segment[], setback: number): boolean {
    return near.every((s) => away(s, x, y) - s.half > Math.min(setback, 0.3) - 0.35) && !this.water.wet(x, y, 0.5);
  }
}

/** Points outside both edges of a segment, about the foot of the perpendicular from x, y. */
function kerbsOf({ a, b, half }: Segment, x: number, y: number, setback: number): Point[] {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  if (length < 1) return [];
  const [ux, uy] = [(b[0] - a[0]) / length, (b[1] - a[1]) / length];
  const foot = (x - a[0]) * ux + (y - a[1]) * uy;
  return SHIFTS.flatMap((shift): Point[] => {
    const along = Math.min(length, Math.max(0, foot + shift));
    return [half + setback, -half - setback].map((side): Point => [a[0] + ux * along - uy * side, a[1] + uy * along + ux * side]);
  });
}

const away = ({ a, b }: Segment, x: number, y: number): number => pointSegment(x, y, a[0], a[1], b[0], b[1]);

function bearing({ a, b }: Segment): number {
  return ((Math.atan2(b[0] - a[0], b[1] - a[1]) * 180) / Math.PI + 360) % 360;
}

/** The angle between two lines without direction, 0..90 degrees. */
function turn(a: number, b: number): number {
  const half = (((a - b) % 180) + 180) % 180;
  return Math.min(half, 180 - half);
}
