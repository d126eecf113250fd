import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { greedyTour, leastMinutes, planTour, type TourPlace, type TourProblem } from './tour-maker.ts';

/** Places in a square of so many minutes' walk; each way has its own hindrance, so that there and back differ. */
const problems = (most: number, hours: boolean) =>
  fc
    .record({
      spots: fc.array(
        fc.record({
          x: fc.integer({ min: 0, max: 60 }),
          y: fc.integer({ min: 0, max: 60 }),
          minutes: fc.integer({ min: 5, max: 60 }),
          score: fc.integer({ min: 1, max: 9 }),
          kind: fc.constantFrom('site', 'food', 'market'),
          opens: fc.integer({ min: 0, max: 600 }),
          hours: fc.option(fc.integer({ min: 60, max: 400 })),
        }),
        { minLength: 1, maxLength: most },
      ),
      start: fc.record({ x: fc.integer({ min: 0, max: 60 }), y: fc.integer({ min: 0, max: 60 }) }),
      noise: fc.infiniteStream(fc.integer({ min: 0, max: 240 })),
      lost: fc.infiniteStream(fc.integer({ min: 0, max: 19 })),
      leave: fc.integer({ min: 0, max: 300 }),
      minutes: fc.integer({ min: 20, max: 480 }),
      food: fc.integer({ min: 1, max: 3 }),
    })
    .map(({ spots, start, noise, lost, leave, minutes, food }): TourProblem => {
      const all = [start, ...spots];
      const cell = (a: { x: number; y: number }, b: { x: number; y: number }, i: number, j: number) =>
        i === j ? 0 : lost.next().value === 0 ? null : Math.hypot(a.x - b.x, a.y - b.y) * 60 + (noise.next().value ?? 0);
      const seconds = all.map((a, i) => all.map((b, j) => cell(a, b, i, j)));
      const places = spots.map(({ kind, minutes: stay, score, opens, hours: length }, i): TourPlace => {
        const open = hours && length !== null ? { open: [[opens, opens + length] as const, [opens + 500, opens + 700] as const] } : {};
        return { id: `p${i}`, kind, minutes: stay, score, ...open };
      });
      return { places, seconds, metres: seconds.map((row) => row.map((s) => s && s * 1.2)), leave, minutes, mostOf: { food } };
    });

/** The most that any order of any of the places is worth: tried one by one. */
function bestScore({ places, seconds, leave, minutes, mostOf = {} }: TourProblem): number {
  let best = 0;
  const go = (at: number, now: number, score: number, used: readonly number[]) => {
    const home = at === 0 ? 0 : seconds[at]?.[0];
    if (typeof home === 'number' && now + home / 60 <= leave + minutes) best = Math.max(best, score);
    for (const [i, place] of places.entries()) {
      const way = seconds[at]?.[i + 1];
      const alike = used.filter((j) => places[j]?.kind === place.kind).length;
      if (used.includes(i) || typeof way !== 'number' || alike >= (mostOf[place.kind] ?? 99)) continue;
      const arrive = now + way / 60;
      const begins = (place.open ?? [[arrive, 9e9]]).map(([from, to]) => [Math.max(from ?? 0, arrive), to ?? 0] as const);
      const begin = Math.min(...begins.filter(([from, to]) => from + place.minutes <= to).map(([from]) => from));
      if (begin + place.minutes <= leave + minutes) go(i + 1, begin + place.minutes, score + place.score, [...used, i]);
    }
  };
  go(0, leave, 0, []);
  return best;
}

describe.each([false, true])('a made tour, with opening hours: %s', (hours) => {
  it('keeps to the time, begins and ends at the start, goes nowhere twice, and comes only while it is open', () => {
    fc.assert(
      fc.property(problems(14, hours), (problem) => {
        const { places, seconds, leave, minutes } = problem;
        const made = planTour(problem);
        expect(made.back).toBeLessThanOrEqual(leave + minutes);
        expect(new Set(made.stops.map(({ id }) => id)).size).toBe(made.stops.length);
        let [at, now] = [0, leave];
        for (const { place, id, arrive, begin, end, seconds: way } of made.stops) {
          const spot = places[place];
          expect(spot?.id).toBe(id);
          expect(way).toBe(seconds[at]?.[place + 1]);
          expect(arrive).toBeCloseTo(now + way / 60, 6);
          expect(begin).toBeGreaterThanOrEqual(arrive);
          expect(end).toBeCloseTo(begin + (spot?.minutes ?? 0), 6);
          if (spot?.open) expect(spot.open.some(([from, to]) => from <= begin && end <= to)).toBe(true);
          else expect(begin).toBe(arrive);
          [at, now] = [place + 1, end];
        }
        if (at > 0) expect(made.home.seconds).toBe(seconds[at]?.[0]);
        expect(made.back).toBeCloseTo(now + made.home.seconds / 60, 6);
        const food = made.stops.filter(({ place }) => places[place]?.kind === 'food').length;
        expect(food).toBeLessThanOrEqual(problem.mostOf?.food ?? 0);
      }),
      { numRuns: 150 },
    );
  });
  it('is never worse than greedy alone, and the same each time', () => {
    fc.assert(
      fc.property(problems(14, hours), (problem) => {
        const made = planTour(problem);
        expect(made.score).toBeGreaterThanOrEqual(greedyTour(problem).score);
        expect(planTour(problem)).toEqual(made);
      }),
      { numRuns: 100 },
    );
  });
  it('is empty only where the shortest trip takes longer', () => {
    fc.assert(
      fc.property(problems(6, hours), (problem) => {
        const least = leastMinutes(problem);
        expect(planTour(problem).stops.length > 0).toBe(least !== null && least <= problem.minutes);
      }),
    );
  });
  it('comes near what trying everything finds, and nearer than greedy alone', () => {
    // Only where a choice is to be made: of five places and more not all can be had, but some.
    const shares = fc.sample(problems(7, hours), { numRuns: 1200, seed: 7 }).flatMap((problem) => {
      const [best, all] = [bestScore(problem), problem.places.reduce((sum, { score }) => sum + score, 0)];
      if (problem.places.length < 5 || best === 0 || best === all) return [];
      return [[planTour(problem).score / best, greedyTour(problem).score / best] as const];
    });
    const mean = (of: number[]) => of.reduce((a, b) => a + b, 0) / of.length;
    const [made, plain] = [shares.map(([share]) => share), shares.map(([, share]) => share)];
    expect(shares.length).toBeGreaterThan(100);
    expect(Math.max(...made)).toBeLessThanOrEqual(1);
    expect(mean(made)).toBeGreaterThanOrEqual(0.98);
    expect(made.filter((share) => share === 1).length / made.length).toBeGreaterThanOrEqual(0.9);
    expect(mean(made)).toBeGreaterThan(mean(plain));
  });
});

it('waits for a door to open where that pays, and leaves out what is closed', () => {
  const flat = (n: number, value: number) =>
    Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 0 : value)));
  const place = (id: string, open: readonly (readonly [number, number])[]) => ({ id, kind: 'site', minutes: 30, score: 1, open });
  const problem = { seconds: flat(3, 600), metres: flat(3, 800), leave: 0, minutes: 120 };
  const made = planTour({ ...problem, places: [place('shut', [[300, 400]]), place('late', [[60, 200]])] });
  expect(made.stops).toMatchObject([{ id: 'late', arrive: 10, begin: 60, end: 90 }]);
  expect(made).toMatchObject({ back: 100, seconds: 1200, metres: 1600, score: 1 });
});
