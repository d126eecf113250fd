import { describe, expect, it } from 'vitest';
import type { RouteAnswer, RouteRequest } from '../../../data/model/directions/answer.ts';
import { type TourDraft, TourDraft as TourDraftContract, type TourStop } from '../../../scenes/tour-contract.ts';
import { bend, closed, emptyDraft, type GuideStops, withStops } from './draft-edits.ts';
import { hasStraightLegs, streetWays, withWays } from './street-ways.ts';

const at = (i: number): [number, number] => [103.9 + i * 0.001, 21.3];
const view = { target: at(0), range: 300, heading: 0, pitch: -30 };
const places: GuideStops = new Map([0, 1, 2].map((i) => [`g/${i}`, { position: at(i), view, zones: [] }]));
const stops = [0, 1, 2].map((i): TourStop => ({ id: `s-${i}`, from: { guide: 'g', stop: `${i}` }, keyframes: [], questions: [] }));
const round: TourDraft = closed(withStops(emptyDraft('thu', { vi: 'Thử', en: 'Try' }, []), stops, places), true, places);

/** A street that leaves at one corner, and none towards the third stop. */
const found = ({ from, to, by }: RouteRequest): RouteAnswer =>
  to[0] === at(2)[0]
    ? { state: 'none', by, reason: 'far', end: 1 }
    : {
        state: 'found',
        by,
        ends: [],
        routes: [
          {
            line: [
              [from[0], from[1], 600],
              [from[0], 21.30000049, 600],
              [from[0], 21.301, 600],
              [to[0], 21.301, 600],
            ],
            metres: 300,
            seconds: 200,
            up: 0,
            down: 0,
            maneuvers: [],
            barriers: [],
          },
        ],
      };

describe('legs along the streets', () => {
  it('begin and end at their stops, hold no position twice in a row, and say where there is no way', async () => {
    const asked: RouteRequest[] = [];
    const ways = await streetWays({ ...round, means: 'bicycle' }, async (request) => {
      asked.push(request);
      return found(request);
    });
    expect(asked.map(({ by }) => by)).toEqual(['bicycle', 'bicycle', 'bicycle']);
    expect(ways.none).toEqual([2]);
    const led = TourDraftContract.parse(withWays(round, ways.found));
    expect(led.legs.map(({ path }) => path)).toEqual([
      [at(0), [103.9, 21.301], [103.901, 21.301], at(1)],
      [at(1), at(2)],
      [at(2), [103.902, 21.301], [103.9, 21.301], at(0)],
    ]);
    expect(led.length).toBeGreaterThan(round.length);
    expect(hasStraightLegs(led)).toBe(true);
  });

  it('leave what was drawn by hand, and what changed while they were looked for', async () => {
    const drawn = bend(round, 0, [103.9005, 21.302]);
    const ways = await streetWays(drawn, async (request) => found(request));
    expect(ways.found.map(({ from }) => from)).toEqual(['s-2']);
    const fewer = withStops(round, stops.slice(0, 2), places);
    expect(withWays(fewer, ways.found)).toEqual(fewer);
    expect(withWays(bend(drawn, 2, [103.9, 21.302]), ways.found).legs[2]?.path).toHaveLength(3);
  });
});
