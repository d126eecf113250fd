import type { AppContext } from '../../http/context.ts';
import { answerVersion, type PackageFile, type PackageSource } from '../../http/package-source.ts';
import type { TourDetail } from './contract.ts';
import { cityTours } from './tour-shelf.ts';

const idOf = (tour: string) => `tour:${tour}`;

/** The sound of stops with words of a tour's own, synthetic or recorded, by address, which changes with what it says; the same words are one sound. */
function ownSounds(tours: readonly TourDetail[], form: 'webm' | 'mp3'): PackageFile[] {
  const own = tours.flatMap(({ stops }) => stops.filter(({ guide }) => guide === undefined));
  const files = own.flatMap(({ languages }) =>
    Object.entries(languages).flatMap(([lang, { sound }]) =>
      (sound ? [sound[form], sound.vtt] : []).map((url): PackageFile => ({ url, part: 'sound', lang, version: url })),
    ),
  );
  return [...new Map(files.map((file) => [file.url, file])).values()];
}

/** Every tour can be taken along: its own answers and its own sound here; the other stories come with the guides that it names, the map with the way that it takes. */
export const toursOffline = (context: AppContext): PackageSource => ({
  offers: async (city) =>
    (await cityTours(context, city)).map((tour) => ({
      id: idOf(tour.id),
      kind: 'tour' as const,
      title: tour.title,
      positions: [...tour.stops.map(({ position: [lng, lat] }) => [lng, lat] as const), ...tour.legs.flatMap(({ path }) => path)],
      guides: [...new Set([...tour.stops, ...tour.legs.flatMap(({ story }) => story ?? [])].flatMap(({ guide }) => guide?.guide ?? []))],
    })),
  files: async (city, offer, _area, form) => {
    const tours = await cityTours(context, city);
    const base = `/api/cities/${city}/tours`;
    const own = tours.filter(({ id }) => offer.kind === 'city' || offer.id === idOf(id));
    return [
      { url: base, part: 'texts', version: answerVersion(tours.map(({ id, version }) => [id, version])) },
      ...own.map((tour): PackageFile => ({ url: `${base}/${tour.id}`, part: 'texts', version: answerVersion(tour) })),
      ...ownSounds(own, form),
    ];
  },
});
