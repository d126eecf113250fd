import { cityGuides } from '../../../narration/pack/city-guides.ts';
import type { Database } from '../../db/database.ts';
import { readRecordings } from '../../guides/recordings.ts';
import { answerVersion, type PackageFile, type PackageSource } from '../../http/package-source.ts';
import { detailOf, summaryOf } from './guide-shelf.ts';

/** Every guide can be taken along: its words, and its sound in all languages, recordings among them. */
export const guidesOffline = (db: Database): PackageSource => ({
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
  async files(city, offer, _area, form) {
    const { packs, facts } = cityGuides(city);
    const base = `/api/cities/${city}/guides`;
    const files: PackageFile[] = [{ url: base, part: 'texts', version: answerVersion(packs.map(summaryOf)) }];
    for (const pack of packs.filter(({ guide }) => offer.guides.includes(guide.id))) {
      const detail = detailOf(pack, facts, await readRecordings(db, city, { kind: 'guide', parent: pack.guide.id }));
      files.push({ url: `${base}/${pack.guide.id}`, part: 'texts', version: answerVersion(detail) });
      for (const { lang, folder } of pack.languages)
        for (const [stop, { sound }] of Object.entries(detail.languages[lang]?.stops ?? {}))
          for (const kind of sound ? ([form, 'vtt'] as const) : []) {
            const url = sound?.[kind] ?? '';
            files.push({
              url,
              part: 'sound',
              lang,
              ...(sound?.voice === 'recorded' ? { version: url } : { path: `${folder}/${stop}.${kind}` }),
            });
          }
    }
    return files;
  },
});
