import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceBetween, METRES_PER_DEGREE } from './distance.ts';
import { type Fix, simulatedWalk, WALK_START, type WalkEffect, type WalkEvent, type WalkState, type WalkStop, walk } from './story-walk.ts';

/** [lng, lat] so many metres east and north of a corner of the town. */
const at = (east: number, north: number): [number, number] => [
  103.9 + east / (METRES_PER_DEGREE * Math.cos((21.3 * Math.PI) / 180)),
  21.3 + north / METRES_PER_DEGREE,
];
const circle = (id: string, east: number, north = 0, enter = 15, exit = 25): WalkStop => ({
  id,
  zones: [{ centre: at(east, north), enter, exit }],
});
const fix = (seconds: number, east: number, north = 0, accuracy = 5): WalkEvent => ({
  type: 'fix',
  fix: { at: seconds, position: at(east, north), accuracy },
});

function run(stops: readonly WalkStop[], events: Iterable<WalkEvent>): { state: WalkState; effects: WalkEffect[] } {
  let state = WALK_START;
  const effects: WalkEffect[] = [];
  for (const event of events) {
    const step = walk(stops, state, event);
    state = step.state;
    effects.push(...step.effects);
  }
  return { state, effects };
}
const tells = (effects: readonly WalkEffect[]) => effects.flatMap((effect) => (effect.do === 'tell' ? [effect.stop] : []));

describe('a story', () => {
  const gate = circle('gate', 0);
  it('begins when one has stayed in its zone, also where one was in it from the start', () => {
    expect(tells(run([gate], [fix(0, 5), fix(1, 5), fix(2, 5)]).effects)).toEqual([]);
    expect(tells(run([gate], [fix(0, 5), fix(1, 5), fix(3, 5)]).effects)).toEqual(['gate']);
  });
  it('does not begin for who passes by', () => {
    expect(tells(run([gate], [fix(0, -40), fix(4, 0), fix(6, 20), fix(9, 60)]).effects)).toEqual([]);
  });
  it('is not told twice, also when one comes again', () => {
    const { effects } = run([gate], [fix(0, 0), fix(4, 0), { type: 'ended' }, fix(20, 100), fix(40, 0), fix(50, 0)]);
    expect(tells(effects)).toEqual(['gate']);
    expect(effects.map((effect) => effect.do)).toEqual(['entered', 'tell', 'left', 'entered']);
  });
  it('waits for the one before it, and is forgotten when one has left meanwhile', () => {
    const stops = [circle('a', 0), circle('b', 40), circle('c', 200)];
    const there = [fix(0, 0), fix(4, 0), fix(20, 40), fix(24, 40)];
    expect(run(stops, there).state).toMatchObject({ telling: 'a', queue: ['b'] });
    expect(tells(run(stops, [...there, { type: 'ended' }]).effects)).toEqual(['a', 'b']);
    expect(tells(run(stops, [...there, fix(44, 100), { type: 'ended' }]).effects)).toEqual(['a']);
  });
  it('of the nearest stop comes first where zones lie over each other', () => {
    const stops = [circle('far', 12), circle('near', 3)];
    expect(run(stops, [fix(0, 0), fix(4, 0)]).state).toMatchObject({ telling: 'near', queue: ['far'] });
  });
  it('that was begun by hand is told, and the next waits', () => {
    const { state } = run([gate, circle('b', 200)], [{ type: 'begun', stop: 'b' }, fix(0, 0), fix(4, 0)]);
    expect(state).toMatchObject({ telling: 'b', queue: ['gate'] });
  });
  it('may have several zones, and an area for one', () => {
    const yard: WalkStop = {
      id: 'yard',
      zones: [
        { ring: [at(0, 0), at(50, 0), at(50, 50), at(0, 50), at(0, 0)], exit: 10 },
        { centre: at(200, 0), enter: 10, exit: 15 },
      ],
    };
    expect(tells(run([yard], [fix(0, 25, 25), fix(4, 45, 45)]).effects)).toEqual(['yard']);
    expect(tells(run([yard], [fix(0, 198), fix(4, 200)]).effects)).toEqual(['yard']);
    expect(run([yard], [fix(0, 25, 25), fix(4, 45, 45), fix(10, 58, 25)]).effects.some(({ do: done }) => done === 'left')).toBe(false);
    expect(run([yard], [fix(0, 25, 25), fix(4, 45, 45), fix(10, 62, 25)]).effects.some(({ do: done }) => done === 'left')).toBe(true);
  });
});

describe('a fix', () => {
  const gate = circle('gate', 0);
  const why = (events: WalkEvent[]) => run([gate], events).effects.flatMap((effect) => (effect.do === 'ignored' ? [effect.why] : []));
  it('that is not accurate, old, or a jump, changes nothing', () => {
    expect(why([fix(0, 0, 0, 60)])).toEqual(['inaccurate']);
    expect(why([fix(5, 100), fix(5, 0), fix(4, 0)])).toEqual(['old', 'old']);
    expect(why([fix(0, 500), fix(1, 0), fix(2, 500), fix(3, 500)])).toEqual(['jump']);
    expect(tells(run([gate], [fix(0, 500), fix(1, 0), fix(5, 500)]).effects)).toEqual([]);
  });
  it('far away is believed once another agrees', () => {
    expect(tells(run([gate], [fix(0, 5000), fix(1, 0), fix(2, 1), fix(6, 1)]).effects)).toEqual(['gate']);
  });
  it('after a gap counts the time in a zone anew', () => {
    expect(tells(run([gate], [fix(0, 0), fix(120, 0)]).effects)).toEqual([]);
    expect(tells(run([gate], [fix(0, 0), fix(120, 0), fix(124, 0)]).effects)).toEqual(['gate']);
  });
});

describe('whatever the device says', () => {
  const stops = [circle('a', 0), circle('b', 60, 0), circle('c', 120, 40), circle('d', 130, 45)];
  const anyEvent = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        dt: fc.double({ min: -2, max: 60, noNaN: true }),
        east: fc.integer({ min: -80, max: 220 }),
        north: fc.integer({ min: -60, max: 100 }),
        accuracy: fc.integer({ min: 1, max: 80 }),
      }),
    },
    { weight: 1, arbitrary: fc.constant('ended' as const) },
  );
  const eventsOf = (raw: (typeof anyEvent extends fc.Arbitrary<infer T> ? T : never)[]): WalkEvent[] => {
    let clock = 0;
    return raw.map((one) => {
      if (one === 'ended') return { type: 'ended' };
      clock += one.dt;
      return fix(clock, one.east, one.north, one.accuracy);
    });
  };

  it('no story is told twice, never two at once, and each only where one has been', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 120 }), (raw) => {
        const events = eventsOf(raw);
        let state = WALK_START;
        const told: string[] = [];
        const been: Fix[] = [];
        for (const event of events) {
          const step = walk(stops, state, event);
          if (event.type === 'fix' && !step.effects.some(({ do: done }) => done === 'ignored')) been.push(event.fix);
          for (const effect of step.effects) {
            if (effect.do !== 'tell') continue;
            expect(state.telling === null || event.type === 'ended').toBe(true);
            expect(told).not.toContain(effect.stop);
            told.push(effect.stop);
            const zone = stops.find(({ id }) => id === effect.stop)?.zones[0];
            expect(zone && 'centre' in zone && been.some(({ position }) => distanceBetween(position, zone.centre) <= zone.enter)).toBe(
              true,
            );
          }
          state = step.state;
          expect(new Set([...state.queue, ...(state.telling ? [state.telling] : [])]).size).toBe(
            state.queue.length + (state.telling ? 1 : 0),
          );
        }
        // Replayed, it is the same walk.
        expect(run(stops, events).state).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });

  it('a walk through all stops tells all, in order, also with noise, gaps and jumps', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            east: fc.double({ min: -6, max: 6, noNaN: true }),
            north: fc.double({ min: -6, max: 6, noNaN: true }),
            odd: fc.integer({ min: 0, max: 19 }),
          }),
          { minLength: 400, maxLength: 400 },
        ),
        (noise) => {
          const way = [circle('a', 0), circle('b', 60), circle('c', 120)];
          const events: WalkEvent[] = [];
          for (const { at: seconds, position, accuracy } of simulatedWalk([at(-40, 0), at(160, 0)])) {
            const { east, north, odd } = noise[seconds % noise.length] ?? { east: 0, north: 0, odd: 1 };
            const shifted: [number, number] = [position[0] + (at(east, 0)[0] - at(0, 0)[0]), position[1] + (at(0, north)[1] - at(0, 0)[1])];
            // One in twenty is lost, one in twenty lies half a kilometre off.
            if (odd === 0) continue;
            events.push({ type: 'fix', fix: { at: seconds, position: odd === 1 ? at(900, 900) : shifted, accuracy } });
            if (run(way, events).state.telling !== null) events.push({ type: 'ended' });
          }
          expect(tells(run(way, events).effects)).toEqual(['a', 'b', 'c']);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('at the edge of a zone, noise does not enter and leave again and again', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: 60, maxLength: 60 }), (noise) => {
        const { effects } = run(
          [circle('a', 0)],
          noise.map((shift, i) => fix(i, 15 + shift)),
        );
        expect(effects.filter(({ do: done }) => done === 'entered').length).toBeLessThanOrEqual(1);
        expect(effects.filter(({ do: done }) => done === 'left')).toEqual([]);
      }),
    );
  });
});
