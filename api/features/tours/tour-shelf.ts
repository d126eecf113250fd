import { cityGuides } from '../../../narration/pack/city-guides.ts';
import type { Tour } from '../../../scenes/tour-contract.ts';
import { groundAt } from '../../cases/ground.ts';
import { readRecordings } from '../../guides/recordings.ts';
import type { AppContext } from '../../http/context.ts';
import type { TourDetail } from './contract.ts';
import { ownSound } from './own-sound.ts';
import { resolveTour, type TourWorld } from './resolve-tour.ts';
import { tourFiles } from './tour-files.ts';
import { readPublished } from './tour-rows.ts';

/** The heights of all positions that a tour's stops stand on, read before it is resolved: terrain lies in files. */
export async function tourWorld(context: AppContext, city: string, tours: readonly Tour[]): Promise<TourWorld> {
  const guides = cityGuides(city);
  const refs = tours.flatMap(({ stops, legs }) => [
    ...stops.flatMap(({ from }) => from ?? []),
    ...legs.flatMap(({ story }) => story ?? []),
  ]);
  const positions = [
    ...tours.flatMap(({ stops }) => stops.flatMap(({ own }) => (own ? [own.position] : []))),
    ...refs.flatMap(({ guide, stop }) =>
      guides.packs
        .flatMap((pack) => (pack.guide.id === guide ? pack.guide.stops.filter(({ id }) => id === stop) : []))
        .map((s) => s.position),
    ),
  ];
  const heights = new Map<string, number>();
  for (const [lng, lat] of positions) {
    const key = `${lng},${lat}`;
    if (!heights.has(key)) heights.set(key, await groundAt(context, city, lng, lat));
  }
  const recordings = await readRecordings(context.db, city);
  return {
    city,
    guides,
    recordings,
    heightAt: (lng, lat) => heights.get(`${lng},${lat}`) ?? 0,
    soundOf: (lang, sentences) => ownSound(context.config.dataDir, lang, sentences),
  };
}

/** The tours that visitors see, as they were declared. */
export async function publicTours({ db }: AppContext, city: string): Promise<{ tour: Tour; version: number }[]> {
  const published = await readPublished(db.client, city);
  const files = tourFiles(city).filter(({ id }) => !published.some(({ tour }) => tour.id === id));
  return [...published, ...files.map((tour) => ({ tour, version: 0 }))];
}

/** What a visitor may take: the tours of the repository, and those of the studio in their place or beside them. */
export async function cityTours(context: AppContext, city: string): Promise<TourDetail[]> {
  const tours = await publicTours(context, city);
  const world = await tourWorld(
    context,
    city,
    tours.map(({ tour }) => tour),
  );
  const all = tours.map(({ tour, version }) => resolveTour(tour, world, version)).filter(({ stops }) => stops.length > 0);
  // What anybody may take comes before lessons, the short before the long.
  const asks = ({ stops }: TourDetail) => Number(stops.some(({ questions }) => questions.length > 0));
  return all.sort((a, b) => asks(a) - asks(b) || a.minutes - b.minutes || a.id.localeCompare(b.id));
}
