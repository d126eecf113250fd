import { describe, expect, it } from 'vitest';
import { clock, readTrip, STORY, type TripAsk, writeTrip } from './trip-ask.ts';
import { CANDIDATES_MOST, type Candidate, tripCandidates } from './trip-candidates.ts';
import { planTrip } from './trip-plan.ts';

const ASK: TripAsk = { likes: ['site'], hours: 2, by: 'foot', from: { kind: 'at', position: [105, 21] }, leave: { day: 1, minutes: 480 } };
const spot = (id: string, kind: string, lng: number) => ({ id, kind, position: [lng, 21] as const });
const site = (id: string, minutes = 40): Candidate => ({ id, kind: 'site', position: [105, 21], minutes, score: 5 });
/** So many minutes from everywhere to everywhere. */
const matrix = (points: number, minutes: number | null) => {
  const rows = (value: number | null) =>
    Array.from({ length: points }, (_, i) => Array.from({ length: points }, (_, j) => (i === j ? 0 : value)));
  return { seconds: rows(minutes && minutes * 60), metres: rows(minutes && minutes * 80) };
};

describe('the address of a trip', () => {
  it('holds all of the ask', () => {
    const asks: TripAsk[] = [
      ASK,
      { likes: [], hours: 8, by: 'car', from: { kind: 'place', id: 'ben-xe' }, leave: { day: 6, minutes: 1439 } },
      { likes: ['market', STORY], hours: 1, by: 'wheelchair', from: null, leave: { day: 0, minutes: 0 } },
    ];
    for (const ask of asks) expect(readTrip(writeTrip(ask), 3)).toEqual(ask);
  });
  it('may be empty or wrong', () => {
    const plain: TripAsk = { likes: ['site', STORY], hours: 3, by: 'foot', from: null, leave: { day: 4, minutes: 480 } };
    expect(readTrip({}, 4)).toEqual(plain);
    expect(readTrip({ hours: '9', by: 'plane', from: '999,21', leave: 'Xx25:00' }, 4)).toEqual(plain);
    expect(readTrip({ like: 'site,<b>,Ä' }, 4).likes).toEqual(['site']);
  });
  it('goes on after midnight', () => {
    expect([clock(0), clock(1439.6), clock(6 * 1440 + 485)]).toEqual(['00:00', '00:00', '08:05']);
  });
});

describe('candidates', () => {
  const spots = [spot('far', 'site', 105.3), spot('near', 'site', 105.001), spot('cho', 'market', 105), spot('ga', 'bus-station', 105)];
  it('are what is liked, best for its time first', () => {
    expect(tripCandidates(spots, new Map(), [105, 21], ASK).map(({ id }) => id)).toEqual(['near', 'far']);
  });
  it('are worth more with a story, and take its time', () => {
    const found = tripCandidates(
      spots,
      new Map([
        ['near', 1800],
        ['ga', 60],
      ]),
      [105, 21],
      { ...ASK, likes: ['site', STORY] },
    );
    expect(found.find(({ id }) => id === 'near')).toMatchObject({ score: 9, minutes: 45 });
    expect(found.find(({ id }) => id === 'ga')).toMatchObject({ score: 4, minutes: 20 });
  });
  it('leave out the start, and are not too many', () => {
    expect(tripCandidates(spots, new Map(), [105, 21], { ...ASK, from: { kind: 'place', id: 'near' } }).map(({ id }) => id)).toEqual([
      'far',
    ]);
    const many = Array.from({ length: 60 }, (_, i) => spot(`s${i}`, 'site', 105));
    expect(tripCandidates(many, new Map(), [105, 21], ASK)).toHaveLength(CANDIDATES_MOST);
  });
});

describe('a trip', () => {
  it('is made of what is open', () => {
    const hours = new Map([
      ['a', 'Mo-Su 07:30-11:30,13:30-17:00'],
      ['b', 'Sa-Su 08:00-10:00'],
      ['c', 'by appointment'],
    ]);
    const trip = planTrip([site('a'), site('b'), site('c')], hours, matrix(4, 10), ASK);
    expect(trip.state === 'made' && trip.tour.stops.map(({ id }) => id).sort()).toEqual(['a', 'c']);
  });
  it('that ends after the week does is one still', () => {
    const late = { ...ASK, leave: { day: 6, minutes: 1420 } };
    expect(planTrip([site('a')], new Map([['a', '24/7']]), matrix(2, 10), late).state).toBe('made');
    expect(planTrip([site('a')], new Map([['a', 'Mo 00:00-02:00']]), matrix(2, 10), late)).toMatchObject({
      tour: { stops: [{ begin: 7 * 1440 }] },
    });
  });
  it.each([
    ['short', matrix(2, 50), '24/7', { state: 'short', hours: 3 }],
    ['closed', matrix(2, 10), 'Sa 08:00-12:00', { state: 'closed' }],
    ['distant', matrix(2, 400), '24/7', { state: 'distant' }],
    ['unreached', matrix(2, null), '24/7', { state: 'unreached' }],
  ])('says why there is none: %s', (_, ways, open, trip) => {
    expect(planTrip([site('a')], new Map([['a', open]]), ways, ASK)).toEqual(trip);
  });
  it('needs no more than the hours that it says', () => {
    const trip = planTrip([site('a', 61)], new Map(), matrix(2, 50), ASK);
    expect(trip).toEqual({ state: 'short', hours: 3 });
    expect(planTrip([site('a', 61)], new Map(), matrix(2, 50), { ...ASK, hours: 3 }).state).toBe('made');
  });
});
