import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { resolveTour } from '../../../api/features/tours/resolve-tour.ts';
import { readTours } from '../../../api/features/tours/tour-files.ts';
import { distanceBetween } from '../../../data/model/distance.ts';
import { WALK_RULES, WALK_START, type WalkEvent, walk } from '../../../data/model/story-walk.ts';
import { cityGuides } from '../../../narration/pack/city-guides.ts';
import { guideCities } from '../../../narration/pack/read-guides.ts';
import { forgetStamps, stamp, stampsOf } from './stamps.ts';
import { storiesOf, tourLanguage, tourPlan, tourTracks, viewOnWay } from './tour-plan.ts';
import { routeWalk } from './tour-walk.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const tours = guideCities(ROOT).flatMap((city) =>
  readTours(ROOT, city).map((tour) => ({
    city,
    id: tour.id,
    tour: resolveTour(tour, { city, guides: cityGuides(city), heightAt: () => 0 }, 0),
  })),
);

/** Walks a tour as on the screen; every story ends at once. @returns the stories in the order in which they came */
function told({ stops, route = [] }: ReturnType<typeof tourPlan>): string[] {
  let state = WALK_START;
  const order: string[] = [];
  const step = (event: WalkEvent) => {
    const next = walk(stops, state, event, { ...WALK_RULES, speed: 5000, gap: Number.POSITIVE_INFINITY });
    state = next.state;
    for (const effect of next.effects) if (effect.do === 'tell') order.push(effect.stop);
    if (state.telling !== null) step({ type: 'ended' });
  };
  for (const { fix } of routeWalk(route)) step({ type: 'fix', fix });
  return order;
}

describe.each(tours)('$city/$id on the screen', ({ city, tour }) => {
  const tracks = tourTracks(city, tour, 'en', 'Tour');
  const plan = tourPlan(tour, tracks, 'en');
  it('tells every story once, in order', () => {
    expect(told(plan)).toEqual(storiesOf(tour).map(({ story }) => story.key));
  });
  it('has a track for each story, with keys of the walk and the numbers of the stops', () => {
    expect(tracks.map(({ key }) => key)).toEqual(plan.stops.map(({ id }) => id));
    expect(tour.stops.map(({ key }) => tracks.find((track) => track.key === key)?.number)).toEqual(tour.stops.map((_, i) => i + 1));
  });
  it('leads without a leap from stop to stop, and every piece but the last way home ends at a story', () => {
    const route = plan.route ?? [];
    route.slice(1).forEach(({ path }, i) => {
      const [before, first] = [route[i]?.path.at(-1), path[0]];
      expect(before && first && distanceBetween(before, first)).toBeLessThan(60);
    });
    expect(route.flatMap(({ ends }) => ends ?? [])).toEqual(storiesOf(tour).map(({ story }) => story.key));
  });
  it('looks at the walker or at the cameras of the way', () => {
    for (const { fix, leg, share, heading } of routeWalk(plan.route ?? [])) {
      const [lng, lat] = fix.position;
      const view = viewOnWay(tour, { way: { leg, share, heading }, position: { lng, lat, accuracy: 5 } });
      expect(view && distanceBetween(view.target, fix.position)).toBeLessThan(5000);
    }
  });
});

it('a tour is told in the asked language, the reader’s own, English or Vietnamese', () => {
  expect(tourLanguage({ languages: ['vi', 'en', 'fr'] }, 'fr', 'vi')).toBe('fr');
  expect(tourLanguage({ languages: ['vi', 'en'] }, 'fr', 'th')).toBe('en');
  expect(tourLanguage({ languages: ['vi'] }, undefined, 'en')).toBe('vi');
});

describe('stamps', () => {
  beforeEach(() => forgetStamps('mot'));
  it('are given once a stop, and the first time counts', () => {
    stamp('mot', { guide: 'g', stop: 'a' }, 'heard', new Date('2026-01-01T00:00:00Z'));
    stamp('mot', { guide: 'g', stop: 'a' }, 'code', new Date('2026-02-01T00:00:00Z'));
    stamp('mot', { guide: 'g', stop: 'b' }, 'zone', new Date('2026-02-01T00:00:00Z'));
    expect(stampsOf('mot')).toEqual({
      'g/a': { at: '2026-01-01T00:00:00.000Z', by: 'heard' },
      'g/b': { at: '2026-02-01T00:00:00.000Z', by: 'zone' },
    });
    expect(stampsOf('hai')).toEqual({});
    forgetStamps('mot');
    expect(stampsOf('mot')).toEqual({});
  });
});
