import type { RoofShape } from '../contract.ts';
import type { MeshSink, Rgb } from './MeshSink.ts';
import { at, type Polygon, type Ring } from './Ring.ts';

/** One extruded footprint, all in grid steps (1/16 m) about the tile's origin. */
export interface Solid {
  polygon: Polygon;
  /** Lower end of the walls. */
  bottom: number;
  /** Upper end of the walls. */
  eave: number;
  /** Top of the roof. */
  top: number;
  /** Whether the underside shows (a part that stands on another). */
  closedBelow: boolean;
  shape: RoofShape;
  /** Radians clockwise from north in which the slope faces, or that the ridge is square to. */
  direction?: number;
  orientation?: 'along' | 'across';
  wall: Rgb;
  roof: Rgb;
}

/** Draws walls and roof of its shapes; false when the footprint does not suit it, having drawn nothing. */
export type RoofBuilder = (sink: MeshSink, solid: Solid) => boolean;

/** Upright walls around a ring from `bottom` to a level top. */
export function levelWalls(sink: MeshSink, ring: Ring, bottom: number, top: number, colour: Rgb): void {
  if (top <= bottom) return;
  for (let j = ring.length - 2, i = 0; i < ring.length; j = i, i += 2) {
    wall(sink, [at(ring, j), at(ring, j + 1), top, at(ring, i), at(ring, i + 1), top], bottom, colour);
  }
}

/** One wall below a chain of top points (e, n, u triples) that runs with the ring. */
export function wall(sink: MeshSink, chain: readonly number[], bottom: number, colour: Rgb): void {
  const k = chain.length;
  const points = [at(chain, 0), at(chain, 1), bottom, at(chain, k - 3), at(chain, k - 2), bottom];
  for (let i = k - 3; i >= 0; i -= 3) {
    // A top corner that meets the bottom is the bottom corner itself.
    if (at(chain, i + 2) > bottom || (i !== 0 && i !== k - 3)) points.push(at(chain, i), at(chain, i + 1), at(chain, i + 2));
  }
  sink.face(points, colour);
}
