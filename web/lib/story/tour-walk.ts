import { alongLine, lineLength } from '../../../data/model/along-line.ts';
import type { Fix } from '../../../data/model/story-walk.ts';

/** A piece of a way that ends where one stands still until all that begins there was told. */
export interface RoutePiece {
  path: readonly [number, number][];
  /** The leg of the tour that it is a part of, from 0, and where on the leg it begins and ends, shares of its length. */
  leg: number;
  from: number;
  to: number;
  /** Key of the story that begins at its end. */
  ends?: string;
}
export interface RouteStep {
  fix: Fix;
  leg: number;
  /** Share of the leg that lies behind. */
  share: number;
  /** Degrees from north. */
  heading: number;
}

/** Steps of a piece: who watches a tour does not wait as long as who walks it. */
const MOST = 48;
/** Seconds that one stands at the end of a piece, more than the dwell time of a zone. */
const STAND = 5;

/** Somebody who walks a tour on the screen: fixes once a simulated second, never slower than on foot. @param pace metres a second */
export function* routeWalk(pieces: readonly RoutePiece[], pace = 1.3): Generator<RouteStep> {
  let at = 0;
  for (const { path, leg, from, to } of pieces) {
    const length = lineLength(path);
    const steps = Math.max(1, Math.min(MOST, Math.ceil(length / pace)));
    for (let step = length === 0 ? steps : 1; step <= steps + STAND; step++) {
      const done = Math.min(1, step / steps);
      const { position, heading } = alongLine(path, length * done);
      yield { fix: { at: at++, position, accuracy: 5 }, leg, share: from + (to - from) * done, heading };
    }
  }
}
