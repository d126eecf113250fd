import type { LocalText } from '../../../data/contract.ts';
import type { StoryTitles } from '../../guides/tally.ts';
import type { AppContext } from '../../http/context.ts';
import { publicTours } from './tour-shelf.ts';

/** What the tours of a city are called that visitors see, and their stops with words of their own: names for figures. */
export async function tourTitles(context: AppContext, city: string): Promise<StoryTitles[]> {
  const tours = await publicTours(context, city);
  return tours.map(({ tour: { id, title, stops } }) => ({
    kind: 'tour',
    parent: id,
    title,
    stops: Object.fromEntries(
      stops.flatMap((stop) => {
        const said = Object.entries(stop.own?.words ?? {}).map(([lang, words]) => [lang, words.title]);
        return said.length > 0 ? [[stop.id, { vi: stop.id, ...Object.fromEntries(said) } satisfies LocalText]] : [];
      }),
    ),
  }));
}
