import { type CityGuides, soundLinks } from '../../../narration/pack/city-guides.ts';
import type { StopSound } from '../../../scenes/guide-contract.ts';
import type { GuideRef, OwnStop, Tour, TourStop } from '../../../scenes/tour-contract.ts';
import { cityPictures, pictureUrl } from '../../files/picture-shelf.ts';
import { heardRecording, type Recording, recordedLinks } from '../../guides/recordings.ts';
import type { TourDetail, TourFault, TourStory, TourSummary } from './contract.ts';

/** What a tour needs to be told: the guides, and the height of the ground. */
export interface TourWorld {
  city: string;
  guides: CityGuides;
  /** What staff recorded: each wins over the built sound. */
  recordings?: readonly Recording[];
  /** Metres above the WGS 84 ellipsoid. */
  heightAt(lng: number, lat: number): number;
  /** The sound of a stop's own words, where somebody has spoken them. */
  soundOf?(lang: string, sentences: readonly string[]): StopSound | undefined;
}

/** References of a tour that lead nowhere. */
export function danglingRefs(tour: Tour, { packs, facts }: CityGuides): TourFault[] {
  const refs = [...tour.stops.flatMap(({ from }) => from ?? []), ...tour.legs.flatMap(({ story }) => story ?? [])];
  const known = new Set(facts.map(({ id }) => id));
  const rests = tour.stops.flatMap(({ questions, own }) => [
    ...questions.flatMap((question) => question.facts),
    ...Object.values(own?.words ?? {}).flatMap(({ sentences }) => sentences.flatMap((sentence) => sentence.facts)),
  ]);
  return [
    ...refs
      .filter(({ guide, stop }) => !packs.some((pack) => pack.guide.id === guide && pack.guide.stops.some(({ id }) => id === stop)))
      .map(({ guide, stop }) => ({ code: 'guide-stop' as const, at: '', value: `${guide}/${stop}` })),
    ...rests.filter((id) => !known.has(id)).map((id) => ({ code: 'fact' as const, at: '', value: id })),
  ];
}

/** A tour with all that is told on it. Stops whose guide is gone are left out with the legs joined; such a tour is not published. */
export function resolveTour(tour: Tour, world: TourWorld, version: number): TourDetail {
  const stops = tour.stops.flatMap((stop) => {
    const story = stop.own ? ownStory(tour.id, stop.id, stop.own, world) : stop.from ? guideStory(stop.id, stop.from, world) : null;
    return story ? [{ ...story, zones: zonesOf(stop, story), keyframes: stop.keyframes, questions: stop.questions }] : [];
  });
  const legs = tour.legs.map(({ path, offStreet, keyframes, story }, i) => {
    const told = story && guideStory(`way-${i + 1}`, story, world);
    return { path, ...(offStreet ? { offStreet } : {}), keyframes, ...(told ? { story: told } : {}) };
  });
  const told = [...stops, ...legs.flatMap(({ story }) => story ?? [])];
  const used = new Set([
    ...told.flatMap(({ languages }) => Object.values(languages).flatMap(({ sentences }) => sentences.flatMap((s) => s.facts))),
    ...stops.flatMap(({ questions }) => questions.flatMap((question) => question.facts)),
  ]);
  const { stops: _, legs: __, ...head } = tour;
  const packs = new Set(told.flatMap(({ guide }) => guide?.guide ?? []));
  return {
    ...head,
    version,
    stops,
    legs,
    languages: commonLanguages(told),
    facts: world.guides.facts.filter(({ id }) => used.has(id)),
    reconstructed: world.guides.packs.some(({ guide }) => packs.has(guide.id) && guide.reconstructed),
  };
}

const zonesOf = ({ zones }: TourStop, story: TourStory) => zones ?? story.zones;

/** Languages that every story has, Vietnamese first. */
function commonLanguages(told: readonly TourStory[]): string[] {
  const [first, ...rest] = told;
  const common = Object.keys(first?.languages ?? {}).filter((lang) => rest.every(({ languages }) => languages[lang]));
  return common.sort((a, b) => Number(b === 'vi') - Number(a === 'vi') || a.localeCompare(b));
}

function guideStory(key: string, ref: GuideRef, { city, guides, recordings, heightAt }: TourWorld): TourStory | null {
  const pack = guides.packs.find(({ guide }) => guide.id === ref.guide);
  const stop = pack?.guide.stops.find(({ id }) => id === ref.stop);
  if (!pack || !stop) return null;
  const [lng, lat] = stop.position;
  return {
    key,
    position: [lng, lat, heightAt(lng, lat)],
    view: stop.view,
    zones: stop.zones,
    guide: ref,
    place: pack.guide.place,
    languages: Object.fromEntries(
      pack.languages.flatMap(({ lang, words, sound }) => {
        const told = words.stops[stop.id];
        if (!told) return [];
        const built = sound[stop.id];
        const at = { kind: 'guide', parent: ref.guide, stop: ref.stop, lang } as const;
        const recording = recordings && heardRecording(recordings, at, told.sentences);
        const links = recording
          ? recordedLinks(city, recording)
          : built && soundLinks(`/api/cities/${city}/guides/${pack.guide.id}/${lang}`, stop.id, built);
        return [[lang, { title: told.title, guide: words.title, sentences: told.sentences, ...(links ? { sound: links } : {}) }]];
      }),
    ),
  };
}

function ownStory(tour: string, key: string, { position, view, zones, words }: OwnStop, world: TourWorld): TourStory {
  const { city, recordings, heightAt, soundOf } = world;
  const soundIn = (lang: string, sentences: readonly { text: string }[]) => {
    const recording = recordings && heardRecording(recordings, { kind: 'tour', parent: tour, stop: key, lang }, sentences);
    if (recording) return recordedLinks(city, recording);
    const built = soundOf?.(
      lang,
      sentences.map(({ text }) => text),
    );
    return built && soundLinks(`/api/cities/${city}/tour-sound/${built.inputs}`, 'story', built);
  };
  const languages = Object.fromEntries(
    Object.entries(words).map(([lang, told]) => {
      const sound = soundIn(lang, told.sentences);
      return [lang, sound ? { ...told, sound } : told];
    }),
  );
  return { key, position: [position[0], position[1], heightAt(position[0], position[1])], view, zones, languages };
}

export function tourSummary(city: string, detail: TourDetail): TourSummary {
  const { id, title, summary, audience, means, effort, length, minutes, season, stops, languages } = detail;
  const places = [...new Set(stops.flatMap(({ place }) => place ?? []))];
  const pictures = places.flatMap((place) => cityPictures(city).find((picture) => picture.place === place) ?? []);
  return {
    id,
    title,
    summary,
    audience,
    means,
    effort,
    length,
    minutes,
    season,
    stops: stops.length,
    questions: stops.reduce((sum, { questions }) => sum + questions.length, 0),
    languages,
    positions: stops.map(({ position: [lng, lat] }) => [lng, lat]),
    ...(pictures.length > 0 && { pictures: pictures.slice(0, 3).map((picture) => pictureUrl(city, picture)) }),
  };
}
