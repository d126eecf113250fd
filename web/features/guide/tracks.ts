import type { GuideDetail } from '../../../api/features/guides/contract.ts';
import type { Sounds } from '../../lib/story/kept-sounds.ts';
import type { Track } from '../../lib/story/player.ts';

/** The language a reader gets: the asked one, their own, English, Vietnamese. */
export function guideLanguage(guide: Pick<GuideDetail, 'languages'>, asked: string | undefined, own: string): string {
  const known = Object.keys(guide.languages);
  return [asked, own, 'en', 'vi'].find((lang) => lang !== undefined && known.includes(lang)) ?? known[0] ?? 'vi';
}

/** A stop's sound in every language. */
export const soundsOf = ({ languages }: Pick<GuideDetail, 'languages'>, stop: string): Sounds =>
  Object.fromEntries(Object.entries(languages).map(([lang, { stops }]) => [lang, stops[stop]?.sound]));

/** A guide's stops that have sound in a language, in order. */
export function tracksOf(city: string, guide: GuideDetail, lang: string): Track[] {
  const words = guide.languages[lang];
  return guide.stops.flatMap(({ id, view }, i) => {
    const stop = words?.stops[id];
    if (!words || !stop?.sound) return [];
    return [
      {
        key: id,
        city,
        guide: guide.id,
        guideTitle: words.title,
        lang,
        stop: id,
        title: stop.title,
        number: i + 1,
        view,
        sound: stop.sound,
      },
    ];
  });
}
