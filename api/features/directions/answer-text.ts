import type { Route, RouteAnswer } from '../../../data/model/directions/answer.ts';
import { maneuverWords } from '../../../data/model/directions/words.ts';
import type { DirectionAnswer, GraphEntry } from './contract.ts';

const round = (value: number, digits: number) => Number(value.toFixed(digits)) + 0;
const place = ([lng, lat]: readonly [number, number]): [number, number] => [round(lng, 6), round(lat, 6)];

/** The engine's answer as the interface says it: GeoJSON, lengths and times to a tenth, turns in words. */
export function directionAnswer(answer: RouteAnswer, lang: string, entry: GraphEntry, attribution: string[]): DirectionAnswer {
  const { state, by } = answer;
  const about = { version: entry.version, sample: entry.sample, attribution };
  if (answer.state === 'none') {
    const { reason, end } = answer;
    return { type: 'FeatureCollection', state, by, reason, ...(end === undefined ? {} : { end }), ends: [], features: [], ...about };
  }
  return {
    type: 'FeatureCollection',
    ...{ state, by },
    ends: answer.ends.map(({ position, metres }) => ({ position: place(position), metres: round(metres, 1) })),
    features: answer.routes.map((route) => featureOf(route, lang)),
    ...about,
  };
}

function featureOf({ line, metres, seconds, up, down, maneuvers, barriers }: Route, lang: string): DirectionAnswer['features'][number] {
  return {
    type: 'Feature',
    geometry: { type: 'LineString', coordinates: line.map(([lng, lat, height]) => [round(lng, 6), round(lat, 6), round(height, 1)]) },
    properties: {
      ...{ metres: round(metres, 1), seconds: round(seconds, 1), up: round(up, 1), down: round(down, 1) },
      maneuvers: maneuvers.map((maneuver) => ({
        ...maneuver,
        position: place(maneuver.position),
        metres: round(maneuver.metres, 1),
        seconds: round(maneuver.seconds, 1),
        text: maneuverWords(maneuver, lang),
      })),
      barriers: barriers.map((barrier) => ({
        ...barrier,
        metres: round(barrier.metres, 1),
        position: place(barrier.position),
        between: [barrier.between[0], barrier.between[1]],
      })),
    },
  };
}
