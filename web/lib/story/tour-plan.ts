import type { TourDetail, TourStory } from '../../../api/features/tours/contract.ts';
import { lineLength, nearestAlong } from '../../../data/model/along-line.ts';
import type { View } from '../../../scenes/contract.ts';
import type { Track } from './player.ts';
import type { RoutePiece } from './tour-walk.ts';
import type { WalkPlan, WalkView } from './walk-driver.ts';

/** Everything that is told on a tour, in the order in which one comes to it; `stop` is the index of a stop, from 0. */
export function storiesOf(tour: TourDetail): { story: TourStory; stop: number | null }[] {
  return tour.stops.flatMap((story, stop) => {
    const way = tour.legs[stop]?.story;
    return [{ story, stop }, ...(way ? [{ story: way, stop: null }] : [])];
  });
}

/** The language a reader gets: the asked one, their own, English, Vietnamese. */
export function tourLanguage(tour: Pick<TourDetail, 'languages'>, asked: string | undefined, own: string): string {
  return [asked, own, 'en', 'vi'].find((lang) => lang !== undefined && tour.languages.includes(lang)) ?? tour.languages[0] ?? 'vi';
}

/** What has sound in a language, in order. */
export function tourTracks(city: string, tour: TourDetail, lang: string, title: string): Track[] {
  return storiesOf(tour).flatMap(({ story, stop }) => {
    const words = story.languages[lang];
    if (!words?.sound) return [];
    const { key, guide, view } = story;
    const number = stop === null ? tour.stops.findIndex((_, i) => tour.legs[i]?.story?.key === key) + 1 : stop + 1;
    const keyframes = stop === null ? [] : (tour.stops[stop]?.keyframes ?? []);
    return [
      {
        key,
        tour: tour.id,
        own: guide === undefined,
        city,
        guide: guide?.guide ?? tour.id,
        guideTitle: title,
        lang,
        stop: guide?.stop ?? key,
        title: words.title,
        number,
        view,
        keyframes,
        sound: words.sound,
      },
    ];
  });
}

/** Words a minute that most people read at ease. */
const READING = 180;
/** Metres a second beyond which a position is doubted. */
const SPEED: Record<TourDetail['means'], number> = { foot: 12, bicycle: 20, motorbike: 40, car: 50 };

/** How a tour is walked, by the device or on the screen. */
export function tourPlan(tour: TourDetail, tracks: readonly Track[], lang: string, from?: string): WalkPlan {
  return {
    tracks,
    stops: storiesOf(tour).map(({ story: { key, zones, position, languages } }) => {
      const words = languages[lang] ?? languages.vi;
      const count = words?.sentences.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0) ?? 0;
      return { id: key, zones, position: [position[0], position[1]], title: words?.title ?? key, reading: 4 + (count / READING) * 60 };
    }),
    route: routeOf(tour),
    speed: SPEED[tour.means],
    ...(from ? { from } : {}),
  };
}

function routeOf({ stops, legs }: TourDetail): RoutePiece[] {
  const [first] = stops;
  if (!first) return [];
  const start: RoutePiece = { path: [[first.position[0], first.position[1]]], leg: 0, from: 0, to: 0, ends: first.key };
  return [start, ...legs.flatMap(({ path, story }, leg) => piecesOf(path, leg, story, stops[leg + 1]?.key))];
}

/** A leg, in two where something is told on it. */
function piecesOf(path: readonly [number, number][], leg: number, story: TourStory | undefined, next: string | undefined): RoutePiece[] {
  const ends = next ? { ends: next } : {};
  if (!story) return [{ path, leg, from: 0, to: 1, ...ends }];
  const at: [number, number] = [story.position[0], story.position[1]];
  const { along } = nearestAlong(path, at);
  const before = path.filter((_, i) => lineLength(path.slice(0, i + 1)) < along);
  const share = along / Math.max(1, lineLength(path));
  return [
    { path: [...before, at], leg, from: 0, to: share, ends: story.key },
    { path: [at, ...path.slice(before.length)], leg, from: share, to: 1, ...ends },
  ];
}

/** How long one flies along between two cameras of one's own, shares of a leg. */
const PIECES = 6;

/** Where the map looks while somebody walks on the screen: along the leg's cameras, else after the walker. */
export function viewOnWay(tour: TourDetail, { way, position }: Pick<WalkView, 'way' | 'position'>): View | null {
  if (!way || !position) return null;
  const frames = tour.legs[way.leg]?.keyframes ?? [];
  const frame = frames.findLast(({ share }) => share <= way.share);
  const [last] = frames.slice(-1);
  if (frame && (frame !== last || frames.length === 1) && way.share < frame.share + 1 / PIECES) return frame.view;
  return { target: [position.lng, position.lat], range: frame?.view.range ?? 420, heading: way.heading, pitch: -32 };
}
