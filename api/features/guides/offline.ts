import { createHash } from 'node:crypto';
import type { PackageFile, PackageSource } from '../../http/package-source.ts';
import { cityGuides, detailOf, summaryOf } from './guide-shelf.ts';

const versionOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16);

/** Every guide can be taken along: its words, and its sound in all languages. */
export const guidesOffline: PackageSource = {
  offers: (city) =>
    cityGuides(city)
      .packs.map((pack) => ({ guide: pack.guide, title: summaryOf(pack).title }))
      .sort((a, b) => a.guide.code - b.guide.code)
      .map(({ guide, title }) => ({
        id: `guide:${guide.id}`,
        kind: 'guide' as const,
        title,
        positions: guide.stops.map(({ position: [lng, lat] }) => [lng, lat] as const),
        guides: [guide.id],
      })),
  files(city, offer, _area, sound) {
    const { packs, facts } = cityGuides(city);
    const base = `/api/cities/${city}/guides`;
    const list: PackageFile = { url: base, part: 'texts', version: versionOf(packs.map(summaryOf)) };
    const own = packs.filter(({ guide }) => offer.guides.includes(guide.id));
    return [
      list,
      ...own.flatMap((pack): PackageFile[] => [
        { url: `${base}/${pack.guide.id}`, part: 'texts', version: versionOf(detailOf(pack, facts)) },
        ...pack.languages.flatMap(({ lang, folder, sound: built }) =>
          Object.entries(built).flatMap(([stop, { files }]) =>
            ([sound, 'vtt'] as const).map((form) => ({
              url: `${base}/${pack.guide.id}/${lang}/${stop}.${form}?v=${files[form]}`,
              part: 'sound' as const,
              path: `${folder}/${stop}.${form}`,
            })),
          ),
        ),
      ]),
    ];
  },
};
