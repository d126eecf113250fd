/** What the studio does to a draft: pure, each gives a new one. Positions are [lng, lat]. */
import { lineLength, nearestAlong } from '../../../data/model/along-line.ts';
import { fold } from '../../../data/model/fold.ts';
import type { GuideStop } from '../../../scenes/guide-contract.ts';
import type { Keyframe, TourDraft, TourLeg, TourStop } from '../../../scenes/tour-contract.ts';

type At = [number, number];
/** Where the stops of guides stand, by `<guide>/<stop>`. */
export type GuideStops = ReadonlyMap<string, Pick<GuideStop, 'position' | 'view' | 'zones'>>;

/** An id from a title, unlike all others. */
export function idOf(title: string, taken: readonly string[]): string {
  const base = fold(title).replaceAll(' ', '-').slice(0, 60).replace(/-+$/, '') || 'diem';
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (!taken.includes(id)) return id;
  }
}

export function emptyDraft(id: string, title: TourDraft['title'], layers: string[]): TourDraft {
  return {
    id,
    title,
    summary: title,
    audience: { vi: 'Mọi người', en: 'Everybody' },
    means: 'foot',
    effort: 'easy',
    length: 0,
    minutes: 30,
    season: { months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], note: { vi: 'Quanh năm', en: 'All year' } },
    timeOfDay: null,
    layers,
    stops: [],
    legs: [],
  };
}

/** Changes one stop of a draft. */
export const editStop =
  (id: string, edit: (stop: TourStop) => TourStop) =>
  (draft: TourDraft): TourDraft => ({ ...draft, stops: draft.stops.map((one) => (one.id === id ? edit(one) : one)) });

export function positionOf({ from, own }: TourStop, guides: GuideStops): At | undefined {
  return own?.position ?? (from && guides.get(`${from.guide}/${from.stop}`)?.position);
}

/** With other stops: legs between the same two stops stay as they were drawn, all others are straight; the length follows. */
export function withStops(draft: TourDraft, stops: TourStop[], guides: GuideStops): TourDraft {
  const pair = (a: TourStop | undefined, b: TourStop | undefined) => `${a?.id}>${b?.id}`;
  const old = new Map(draft.legs.map((leg, i) => [pair(draft.stops[i], draft.stops[(i + 1) % draft.stops.length]), leg]));
  const closed = draft.stops.length > 1 && draft.legs.length === draft.stops.length;
  const count = stops.length < 2 ? 0 : closed ? stops.length : stops.length - 1;
  const legs = Array.from({ length: count }, (_, i): TourLeg => {
    const [from, to] = [stops[i], stops[(i + 1) % stops.length]];
    const kept = old.get(pair(from, to));
    const ends = [from && positionOf(from, guides), to && positionOf(to, guides)] as const;
    if (!ends[0] || !ends[1])
      return (
        kept ?? {
          path: [
            [0, 0],
            [0, 0],
          ],
          keyframes: [],
        }
      );
    const inner = kept?.path.slice(1, -1) ?? [];
    return { ...(kept ?? { keyframes: [] }), path: [ends[0], ...inner, ends[1]] };
  });
  return measured({ ...draft, stops, legs });
}

/** Leads back to the first stop, or no more. */
export function closed(draft: TourDraft, back: boolean, guides: GuideStops): TourDraft {
  const { stops } = draft;
  if (stops.length < 2) return draft;
  const open = { ...draft, legs: draft.legs.slice(0, stops.length - 1) };
  if (!back) return measured(open);
  const [last, first] = [stops.at(-1), stops[0]];
  const ends = [last && positionOf(last, guides), first && positionOf(first, guides)] as const;
  return ends[0] && ends[1] ? measured({ ...open, legs: [...open.legs, { path: [ends[0], ends[1]], keyframes: [] }] }) : draft;
}

/** One more position on the way, before its end. */
export function bend(draft: TourDraft, leg: number, at: At): TourDraft {
  return measured({
    ...draft,
    legs: draft.legs.map((one, i) => (i === leg ? { ...one, path: [...one.path.slice(0, -1), at, ...one.path.slice(-1)] } : one)),
  });
}
export function straight(draft: TourDraft, leg: number): TourDraft {
  const ends = (path: At[]) => [path[0], path.at(-1)].filter((at) => at !== undefined);
  return measured({ ...draft, legs: draft.legs.map((one, i) => (i === leg ? { ...one, path: ends(one.path) } : one)) });
}

export function moved(stops: readonly TourStop[], from: number, to: number): TourStop[] {
  const next = [...stops];
  const [stop] = next.splice(from, 1);
  if (stop) next.splice(Math.max(0, Math.min(to, next.length)), 0, stop);
  return next;
}

/** A camera recorded at a time; another one within half a second gives way. */
export function recorded(frames: readonly Keyframe[], frame: Keyframe): Keyframe[] {
  return [...frames.filter(({ t }) => Math.abs(t - frame.t) >= 0.5), frame].sort((a, b) => a.t - b.t);
}

/** A camera on the way, where the way comes nearest to what it looks at; another one close by gives way. */
export function onWay(draft: TourDraft, leg: number, view: Keyframe['view']): TourDraft {
  const path = draft.legs[leg]?.path ?? [];
  const share = Math.round((nearestAlong(path, view.target).along / Math.max(1, lineLength(path))) * 1000) / 1000;
  const frames = (now: TourLeg['keyframes']) =>
    [...now.filter((frame) => Math.abs(frame.share - share) >= 0.05), { share, view }].sort((a, b) => a.share - b.share);
  return { ...draft, legs: draft.legs.map((one, i) => (i === leg ? { ...one, keyframes: frames(one.keyframes) } : one)) };
}
export const withoutWayFrames = (draft: TourDraft, leg: number): TourDraft => ({
  ...draft,
  legs: draft.legs.map((one, i) => (i === leg ? { ...one, keyframes: [] } : one)),
});

/** With the length of its ways, metres. */
export const measured = (draft: TourDraft): TourDraft => ({
  ...draft,
  length: Math.round(draft.legs.reduce((sum, { path }) => sum + lineLength(path), 0)),
});
