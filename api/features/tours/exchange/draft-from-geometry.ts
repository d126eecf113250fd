import { alongLine, lineLength, nearestAlong } from '../../../../data/model/along-line.ts';
import { distanceBetween } from '../../../../data/model/distance.ts';
import type { Keyframe, TourDraft, TourStop } from '../../../../scenes/tour-contract.ts';
import { type FileGeometry, plainText } from './geometry.ts';

type At = [number, number];
/** Stops and positions that a draft takes at most. */
const MOST_STOPS = 60;
const MOST_POINTS = 2000;
/** A camera belongs to a stop when it looks at most so many metres beside it. */
const NEAR = 250;
const SENTENCE = 580;

/** A draft from the points and lines of a file: a stop with words of its own at each point, the way cut at the stops. @param id of the new tour */
export function draftFromGeometry({ title, points, lines, cameras }: FileGeometry, id: string): TourDraft {
  const way = joined(lines);
  const [first, last] = [way[0], way.at(-1)];
  const given = points.length > 0 ? points : [first, last].flatMap((position) => (position ? [{ name: '', text: '', position }] : []));
  const placed = given
    .slice(0, MOST_STOPS)
    .map((point, i) => ({ ...point, along: way.length > 1 ? nearestAlong(way, point.position).along : i }));
  // Points come in the order of the way, if there is one.
  const ordered = placed.toSorted((a, b) => a.along - b.along);
  const frames = framesOf(
    ordered.map(({ position }) => position),
    cameras,
  );
  const stops = ordered.map(({ name, text, position }, i): TourStop => {
    const label = name.trim().slice(0, 200) || `${i + 1}`;
    const view = { target: position, range: 300, heading: 0, pitch: -30 };
    return {
      id: `stop-${i + 1}`,
      own: {
        position,
        view: frames[i]?.[0]?.view ?? view,
        zones: [{ centre: position, enter: 30, exit: 45 }],
        words: { vi: { title: label, sentences: sentencesOf(text) } },
      },
      keyframes: frames[i] ?? [],
      questions: [],
    };
  });
  const walked = distancesAlong(way);
  const legs = ordered.slice(1).map(({ position, along }, i) => {
    const from = ordered[i];
    return {
      path: from && way.length > 1 ? between(way, walked, from, { position, along }) : [from?.position ?? position, position],
      keyframes: [],
    };
  });
  const length = Math.round(legs.reduce((sum, { path }) => sum + lineLength(path), 0));
  const name = { vi: title.trim().slice(0, 200) || id };
  return {
    id,
    title: name,
    summary: name,
    audience: { vi: 'Mọi người' },
    means: 'foot',
    effort: 'easy',
    length,
    minutes: Math.min(2880, Math.max(5, Math.round(length / 75))),
    season: { months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], note: { vi: 'Quanh năm' } },
    timeOfDay: null,
    layers: [],
    stops,
    legs,
  };
}

/** Lines one after the other; the same position is not named twice in a row. */
const joined = (lines: readonly At[][]): At[] =>
  lines.flat().filter((at, i, all) => i === 0 || at[0] !== all[i - 1]?.[0] || at[1] !== all[i - 1]?.[1]);

/** Metres from the start of the way to each of its positions: added up once, for a recorded track has tens of thousands. */
function distancesAlong(way: readonly At[]): number[] {
  let sum = 0;
  return way.map((at, i) => {
    sum += distanceBetween(way[i - 1] ?? at, at);
    return sum;
  });
}

/** The piece of the way between two stops, from stop to stop. @param walked metres to each position of the way */
function between(
  way: readonly At[],
  walked: readonly number[],
  from: { position: At; along: number },
  to: { position: At; along: number },
): At[] {
  const inner = way.filter((_, i) => (walked[i] ?? 0) > from.along + 0.5 && (walked[i] ?? 0) < to.along - 0.5);
  const ends = [alongLine(way, from.along).position, alongLine(way, to.along).position] as const;
  const path = [from.position, ...(distanceBetween(ends[0], from.position) > 1 ? [ends[0]] : []), ...inner];
  const step = Math.ceil(path.length / (MOST_POINTS - 2));
  return [...path.filter((_, i) => i % step === 0), ...(distanceBetween(ends[1], to.position) > 1 ? [ends[1]] : []), to.position];
}

/** Cameras in a row that look at the same stop are its keyframes, timed from the first one. */
function framesOf(stops: readonly At[], cameras: FileGeometry['cameras']): Keyframe[][] {
  const frames: Keyframe[][] = stops.map(() => []);
  let [present, t] = [-1, 0];
  for (const { view, seconds } of cameras) {
    if (!view) continue;
    const distances = stops.map((position) => distanceBetween(position, view.target));
    const nearest = Math.min(...distances);
    const stop = nearest <= NEAR ? distances.indexOf(nearest) : -1;
    const list = frames[stop];
    t = stop === present ? Math.round((t + seconds) * 1000) / 1000 : 0;
    // A camera on the way ends the run; one that comes back later begins none anew.
    if (list && (stop === present || list.length === 0) && (list.length === 0 || t > (list.at(-1)?.t ?? 0))) list.push({ t, view });
    present = stop;
  }
  return frames;
}

function sentencesOf(text: string): { text: string; facts: string[] }[] {
  return plainText(text)
    .split(/(?<=[.!?…])\s+/)
    .map((sentence) => sentence.trim().slice(0, SENTENCE))
    .filter(Boolean)
    .slice(0, 60)
    .map((sentence) => ({ text: sentence, facts: [] }));
}
