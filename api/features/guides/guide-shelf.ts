import { soundLinks } from '../../../narration/pack/city-guides.ts';
import type { GuideLanguage, GuidePack } from '../../../narration/pack/read-guides.ts';
import type { GuideFact } from '../../../scenes/guide-contract.ts';
import { cityPictures, pictureUrl } from '../../files/picture-shelf.ts';
import { heardRecording, type Recording, recordedLinks } from '../../guides/recordings.ts';
import type { GuideDetail, GuideSummary } from './contract.ts';

const FORMS = ['webm', 'mp3', 'vtt'] as const;

export function summaryOf({ city, guide, languages }: GuidePack): GuideSummary {
  const texts = (of: (language: GuideLanguage) => string) =>
    Object.fromEntries(languages.map((l) => [l.lang, of(l)])) as GuideSummary['title'];
  const seconds = (language: GuideLanguage) => Math.round(Object.values(language.sound).reduce((sum, { duration }) => sum + duration, 0));
  const picture = cityPictures(city).find(({ place }) => place === guide.place);
  return {
    id: guide.id,
    place: guide.place,
    code: guide.code,
    title: texts(({ words }) => words.title),
    summary: texts(({ words }) => words.summary),
    stops: guide.stops.length,
    durations: Object.fromEntries(languages.map((l) => [l.lang, seconds(l)])),
    ...(picture && { picture: pictureUrl(city, picture) }),
  };
}

/** A guide with all its languages. @param recordings what staff recorded; each wins over the built sound */
export function detailOf(
  { city, guide, languages }: GuidePack,
  facts: readonly GuideFact[],
  recordings: readonly Recording[],
): GuideDetail {
  const used = new Set(languages.flatMap(({ words }) => Object.values(words.stops).flatMap((s) => s.sentences.flatMap((x) => x.facts))));
  return {
    ...guide,
    languages: Object.fromEntries(
      languages.map(({ lang, words, sound }) => [
        lang,
        {
          title: words.title,
          summary: words.summary,
          stops: Object.fromEntries(
            Object.entries(words.stops).map(([id, stop]) => {
              const recording = heardRecording(recordings, { kind: 'guide', parent: guide.id, stop: id, lang }, stop.sentences);
              if (recording) return [id, { ...stop, sound: recordedLinks(city, recording) }];
              const built = sound[id];
              return [id, built ? { ...stop, sound: soundLinks(`/api/cities/${city}/guides/${guide.id}/${lang}`, id, built) } : stop];
            }),
          ),
        },
      ]),
    ),
    facts: facts.filter(({ id }) => used.has(id)),
  };
}

/** The file of a stop's sound and what its address says when it is the present one; null where there is none. */
export function soundFile({ languages }: GuidePack, lang: string, file: string): { path: string; version: string } | null {
  const language = languages.find((one) => one.lang === lang);
  const [, stop = '', form = ''] = /^([a-z0-9-]+)\.(webm|mp3|vtt)$/.exec(file) ?? [];
  const built = language?.sound[stop];
  const known = FORMS.find((one) => one === form);
  return language && built && known ? { path: `${language.folder}/${file}`, version: built.files[known] } : null;
}
