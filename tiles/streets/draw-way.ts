import type { Position } from '../../data/contract.ts';
import { alongLine, lineLength } from '../../data/model/along-line.ts';
import type { Mode } from '../../data/model/directions/answer.ts';
import type { LoadedGraph } from '../../data/model/directions/load-graph.ts';
import { route } from '../../data/model/directions/route.ts';
import { distanceBetween } from '../../data/model/distance.ts';
import type { TourLeg } from '../../scenes/tour-contract.ts';
import type { Frame } from '../sample/frame.ts';
import { simplify } from '../sample/polyline.ts';

/** Metres from a stop to the street that nobody has to be told of: a gate, a forecourt. */
export const FEW_STEPS = 100;
/** What is left out of a way lies so near to it, metres. */
const TOLERANCE = 1;
/** A camera looks at the way so far ahead of where it begins, metres. */
const AHEAD = 60;
/** A camera nearer than this to where it would be put was put there, and follows the way; another one was made by hand, and stays. Metres. */
const PUT = 30;

export interface DrawnWay {
  /** From stop to stop; all between the first and the last lies on streets. */
  path: Position[];
  /** Metres from the first stop to its street, and from the last street to its stop. */
  aside: [number, number];
  /** On the streets. */
  metres: number;
  seconds: number;
}

/** The way between the ends of a leg by our own directions; null where there is none. @param frame metres on a plane around the city */
export function drawWay(loaded: LoadedGraph, { path: [from, ...rest] }: Pick<TourLeg, 'path'>, by: Mode, frame: Frame): DrawnWay | null {
  const to = rest.at(-1);
  const answer = from && to && route(loaded, { from, to, by });
  if (!from || !to || !answer || answer.state === 'none') return null;
  const [best] = answer.routes;
  if (!best) return null;
  const flat = simplify(
    best.line.map(([lng, lat]) => frame.toPoint([lng, lat])),
    TOLERANCE,
  );
  const inner = flat.map(([x, y]): Position => frame.toPosition(x, y).map((degrees) => Math.round(degrees * 1e6) / 1e6) as Position);
  const path = [from, ...inner, to].filter((at, i, all) => i === 0 || distanceBetween(at, all[i - 1] ?? at) > 0.2);
  const [begin, end] = answer.ends;
  return { path, aside: [begin?.metres ?? 0, end?.metres ?? 0], metres: best.metres, seconds: best.seconds };
}

const cameraOf = (path: readonly Position[], share: number): { target: Position; heading: number } => {
  const { position, heading } = alongLine(path, share * lineLength(path) + AHEAD);
  return { target: position.map((degrees) => Math.round(degrees * 1e6) / 1e6) as Position, heading: Math.round(heading) % 360 };
};

/** A leg along another way; cameras that looked along the old one look along the new one. */
export function alongWay(leg: TourLeg, path: Position[]): TourLeg {
  const keyframes = leg.keyframes.map((frame) => {
    const before = cameraOf(leg.path, frame.share);
    if (distanceBetween(before.target, frame.view.target) > PUT) return frame;
    return { ...frame, view: { ...frame.view, ...cameraOf(path, frame.share) } };
  });
  return { ...leg, path, keyframes };
}
