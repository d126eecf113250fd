import { lineLength, nearestAlong } from '../../../data/model/along-line.ts';
import { distanceBetween } from '../../../data/model/distance.ts';
import type { Tour, TourLeg } from '../../../scenes/tour-contract.ts';
import type { TourDetail, TourFault, TourStory } from './contract.ts';

/** Metres within which a leg begins and ends at its stops. */
const REACH = 40;
/** A tour's length may differ from its way by this share. */
const TOLERANCE = 0.03;
/** Languages in which all of a tour must be told. */
const LANGS = ['vi', 'en'];

const fault = (code: TourFault['code'], at: string | number = '', value: string | number = ''): TourFault => ({
  code,
  at: `${at}`,
  value: `${value}`,
});

/** What is wrong with a tour that visitors are to walk; nothing where all is well. @param layers ids of the scene's layers */
export function tourFaults(tour: Tour, detail: TourDetail, layers: ReadonlySet<string>): TourFault[] {
  const way = tour.legs.reduce((sum, { path }) => sum + lineLength(path), 0);
  const told = [...detail.stops, ...detail.legs.flatMap(({ story }) => story ?? [])];
  return [
    ...(Math.abs(way - tour.length) > Math.max(10, way * TOLERANCE) ? [fault('length', '', Math.round(way))] : []),
    ...LANGS.filter((lang) => !tour.title[lang] || !tour.summary[lang]).map((lang) => fault('untitled', '', lang)),
    ...tour.layers.filter((layer) => !layers.has(layer)).map((layer) => fault('layer', '', layer)),
    ...tour.legs.flatMap((leg, i) => legFaults(leg, i, detail)),
    ...told.flatMap(storyFaults),
    ...detail.stops.flatMap(frameFaults),
  ];
}

function legFaults({ path, keyframes }: TourLeg, i: number, { stops, legs }: TourDetail): TourFault[] {
  const near = (stop: TourStory | undefined, at: readonly [number, number] | undefined) =>
    !stop || !at || distanceBetween([stop.position[0], stop.position[1]], at) <= REACH;
  const story = legs[i]?.story;
  const passes = !story || nearestAlong(path, [story.position[0], story.position[1]]).distance <= REACH;
  const ordered = keyframes.every(({ share }, k) => k === 0 || share > (keyframes[k - 1]?.share ?? 0));
  return [
    ...(near(stops[i], path[0]) ? [] : [fault('leg-begin', i + 1)]),
    ...(near(stops[(i + 1) % stops.length], path.at(-1)) ? [] : [fault('leg-end', i + 1)]),
    ...(ordered ? [] : [fault('leg-frames', i + 1)]),
    ...(passes ? [] : [fault('leg-story', i + 1)]),
  ];
}

function storyFaults({ key, languages, zones }: TourStory): TourFault[] {
  const silent = LANGS.filter((lang) => !languages[lang]?.sentences.some(({ text }) => text.trim()));
  return [...(zones.length === 0 ? [fault('zone', key)] : []), ...silent.map((lang) => fault('words', key, lang))];
}

/** Cameras beyond the end of a story in any language would never be seen. */
function frameFaults({ key, keyframes, languages }: TourDetail['stops'][number]): TourFault[] {
  const last = keyframes.at(-1)?.t ?? 0;
  return Object.values(languages).some(({ sound }) => sound && last >= sound.duration) ? [fault('frame-late', key, last)] : [];
}
