import { lineLength, nearestAlong } from '../../../data/model/along-line.ts';
import { distanceBetween } from '../../../data/model/distance.ts';
import type { Tour } from '../../../scenes/tour-contract.ts';
import type { TourDetail, TourStory } from './contract.ts';

/** Metres within which a leg begins and ends at its stops. */
const REACH = 40;
/** A tour's length may differ from its way by this share. */
const TOLERANCE = 0.03;

/** What is wrong with a tour that visitors are to walk, in sentences; nothing where all is well. @param layers ids of the scene's layers */
export function tourFaults(tour: Tour, detail: TourDetail, layers: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  const way = tour.legs.reduce((sum, { path }) => sum + lineLength(path), 0);
  if (Math.abs(way - tour.length) > Math.max(10, way * TOLERANCE))
    faults.push(`The length is ${tour.length} m, the way ${Math.round(way)} m.`);
  for (const layer of tour.layers) if (!layers.has(layer)) faults.push(`There is no layer ${layer}.`);
  if (detail.stops.length !== tour.stops.length) faults.push('A stop of a guide is gone.');
  tour.legs.forEach(({ path, keyframes }, i) => {
    const [from, to] = [detail.stops[i], detail.stops[(i + 1) % detail.stops.length]];
    const [first, last] = [path[0], path.at(-1)];
    if (from && first && distanceBetween([from.position[0], from.position[1]], first) > REACH)
      faults.push(`Leg ${i + 1} does not begin at its stop.`);
    if (to && last && distanceBetween([to.position[0], to.position[1]], last) > REACH)
      faults.push(`Leg ${i + 1} does not end at its stop.`);
    if (keyframes.some(({ share }, k) => k > 0 && share <= (keyframes[k - 1]?.share ?? 0)))
      faults.push(`Leg ${i + 1}: cameras out of order.`);
    const story = detail.legs[i]?.story;
    if (story && nearestAlong(path, [story.position[0], story.position[1]]).distance > REACH)
      faults.push(`Leg ${i + 1} does not pass its story.`);
  });
  for (const stop of detail.stops) faults.push(...storyFaults(stop), ...frameFaults(stop));
  for (const { story } of detail.legs) if (story) faults.push(...storyFaults(story));
  return faults;
}

function storyFaults({ key, languages, zones }: TourStory): string[] {
  const faults = zones.length === 0 ? [`${key}: no zone.`] : [];
  for (const lang of ['vi', 'en']) if (!languages[lang]?.sentences.length) faults.push(`${key}: no words in ${lang}.`);
  return faults;
}

/** Cameras beyond the end of a story in any language would never be seen. */
function frameFaults({ key, keyframes, languages }: TourDetail['stops'][number]): string[] {
  const last = keyframes.at(-1)?.t ?? 0;
  return Object.entries(languages).flatMap(([lang, { sound }]) =>
    sound && last >= sound.duration ? [`${key}: a camera at ${last} s, the story in ${lang} ends at ${sound.duration} s.`] : [],
  );
}
