import { findAlternatives } from './alternatives.ts';
import type { LngLat, Mode, Route, RouteAnswer, RouteRequest, Snapped } from './answer.ts';
import { barriersOf } from './barriers.ts';
import { climbOf } from './climb.ts';
import { courseOf } from './course.ts';
import type { Snap } from './edge-index.ts';
import { type LoadedGraph, NO_PART, type Travel } from './load-graph.ts';
import { maneuversOf } from './maneuvers.ts';
import { findPath, type Path, type Piece } from './path.ts';

/** Further from every street than this there are no directions, metres. */
export const FURTHEST = 2000;
/** A wheelchair's street may lie so much further from the place than the walker's and still lead to it, metres. */
const BESIDE = 30;

/** The way from place to place. The same graph and request give the same answer. */
export function route(loaded: LoadedGraph, request: RouteRequest): RouteAnswer {
  const { from, to, via = [], by } = request;
  const places = [from, ...via, to];
  const travel = loaded.travel(by);
  const snaps = snapAll(loaded, travel, places);
  if (by === 'wheelchair') {
    const walker = snapAll(loaded, loaded.travel('assisted'), places);
    const reached = snaps.every((snap, i) => snap && snap.metres <= (walker[i]?.metres ?? 0) + BESIDE);
    const answer = reached ? answerOf(loaded, travel, snaps, request) : null;
    if (answer?.state === 'found') return answer;
    const helped = answerOf(loaded, loaded.travel('assisted'), walker, { ...request, alternatives: 0 });
    return helped.state === 'found' ? { ...helped, state: 'barred' } : helped;
  }
  return answerOf(loaded, travel, snaps, request);
}

function answerOf(loaded: LoadedGraph, travel: Travel, snaps: (Snap | null)[], request: RouteRequest): RouteAnswer {
  const { by, alternatives = 0 } = request;
  const end = snaps.indexOf(null);
  if (end >= 0) return { state: 'none', by, reason: 'far', end };
  const ends = snaps.filter((snap) => snap !== null);
  const legs: Path[] = [];
  for (let i = 1; i < ends.length; i++) {
    const [a, b] = [ends[i - 1], ends[i]];
    const path = a && b ? findPath(travel, a, b) : null;
    if (!path) return { state: 'none', by, reason: 'unconnected', end: i };
    legs.push(path);
  }
  const [best, a, b] = [legs[0], ends[0], ends[1]];
  const others = legs.length === 1 && best && a && b && alternatives > 0 ? findAlternatives(travel, best, a, b, alternatives) : [];
  const ways = [legs.map(({ pieces }) => pieces), ...others.map(({ pieces }) => [pieces])];
  const [first, ...rest] = ways.map((pieces) => routeOf(loaded, travel, pieces, by));
  // The search weighs what a way feels like; whoever compares reads the times.
  const routes = first ? [first, ...rest.sort((x, y) => x.seconds - y.seconds)] : [];
  return { state: 'found', by, ends: ends.map(({ position, metres }): Snapped => ({ position, metres })), routes };
}

function routeOf(loaded: LoadedGraph, travel: Travel, pieces: Piece[][], by: Mode): Route {
  const course = courseOf(loaded, travel, pieces);
  const steps = course.legs.flat();
  return {
    line: course.line,
    metres: steps.reduce((sum, { metres }) => sum + metres, 0),
    seconds: steps.reduce((sum, { seconds }) => sum + seconds, 0),
    ...climbOf(course.line.map(([, , height]) => height)),
    maneuvers: maneuversOf(loaded, travel, course, by),
    barriers: by === 'wheelchair' ? barriersOf(loaded, course) : [],
  };
}

/** All on one part of the network: the one on whose streets all lie, else the largest. */
function snapAll({ index }: LoadedGraph, { part, network }: Travel, places: readonly LngLat[]): (Snap | null)[] {
  const nearest = places.map((place) => index.nearest(place, FURTHEST, (edge) => part[edge] !== NO_PART));
  const parts = new Set(nearest.map((snap) => (snap ? part[snap.edge] : NO_PART)));
  if (parts.size === 1) return nearest;
  return places.map((place, i) => {
    const snap = nearest[i];
    return snap && part[snap.edge] === network.main ? snap : index.nearest(place, FURTHEST, (edge) => part[edge] === network.main);
  });
}
