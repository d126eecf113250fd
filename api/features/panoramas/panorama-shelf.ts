import { fileURLToPath } from 'node:url';
import type { Row } from '@libsql/client';
import { z } from 'zod';
import { LocalText } from '../../../data/contract.ts';
import { type CityPanoramas, readPanoramas } from '../../../tiles/panoramas/read-panoramas.ts';
import { groundAt } from '../../cases/ground.ts';
import type { AppContext } from '../../http/context.ts';
import type { ListedPanorama } from './contract.ts';
import { thumbnailVersion } from './thumbnail-version.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const shelf = new Map<string, CityPanoramas>();

/** The built panoramas of a city in the repository, read once. */
export function builtPanoramas(city: string): CityPanoramas {
  const known = shelf.get(city) ?? readPanoramas(ROOT, city);
  shelf.set(city, known);
  return known;
}

export const panoramaKey = (id: string): string => `panoramas/${id}`;
const imageOf = (city: string, id: string, version: string) => `/api/cities/${city}/panoramas/${id}.webp?v=${version}`;
const thumbnailOf = (city: string, id: string, version: string, turn: number) =>
  `/api/cities/${city}/panoramas/${id}/thumbnail.webp?v=${thumbnailVersion(version, turn)}`;
const toCentimetre = (metres: number) => Math.round(metres * 100) / 100;

const Named = z.object({ name: LocalText });

/** What the list is read from. */
export type Parts = Pick<AppContext, 'config' | 'db'>;

/** All panoramas of a city, built and uploaded, each with those that one can go to from it. @param place of that place only */
export async function listPanoramas(context: Parts, city: string, place?: string): Promise<ListedPanorama[]> {
  const { panoramas, built } = builtPanoramas(city);
  const { rows } = await context.db.client.execute({
    sql: 'SELECT * FROM panorama WHERE city = ? ORDER BY added_at, id',
    args: [city],
  });
  const places = await context.db.client.execute({ sql: 'SELECT id, content FROM place WHERE city = ?', args: [city] });
  const names = new Map(places.rows.map(({ id, content }) => [String(id), Named.parse(JSON.parse(String(content))).name]));
  const uploaded = await Promise.all(rows.map((row) => photo(context, city, row)));
  const rendered = await Promise.all(
    panoramas.map(async (one): Promise<ListedPanorama[]> => {
      const picture = built[one.id];
      if (!picture) return [];
      const ground = await groundAt(context, city, ...one.position);
      return [
        {
          id: one.id,
          place: one.place,
          placeName: one.title,
          title: one.title,
          position: [...one.position, toCentimetre(ground + one.height)],
          heading: 0,
          look: one.look,
          kind: 'rendered',
          image: imageOf(city, one.id, picture.file),
          thumbnail: thumbnailOf(city, one.id, picture.file, one.look),
          width: picture.width,
          bytes: picture.bytes,
          links: one.links,
        },
      ];
    }),
  );
  const all = [...rendered.flat(), ...uploaded];
  const there = new Set(all.map(({ id }) => id));
  const linked = all.map((one) => {
    const near = all.filter((other) => other.place === one.place && other.id !== one.id);
    // Photographs came after the links of the built ones were written.
    const also = one.links.length > 0 ? near.filter(({ kind }) => kind === 'photo') : near;
    return {
      ...one,
      placeName: names.get(one.place) ?? one.title,
      links: [...new Set([...one.links.filter((id) => there.has(id)), ...also.map(({ id }) => id)])],
    };
  });
  return place === undefined ? linked : linked.filter((one) => one.place === place);
}

async function photo(context: Parts, city: string, row: Row): Promise<ListedPanorama> {
  const [lng, lat, id] = [Number(row.lng), Number(row.lat), String(row.id)];
  const title = { vi: String(row.title_vi), en: String(row.title_en) };
  const ground = await groundAt(context, city, lng, lat);
  const version = String(row.sha256).slice(0, 16);
  return {
    id,
    place: String(row.place),
    placeName: title,
    title,
    position: [lng, lat, toCentimetre(ground + Number(row.height))],
    heading: Number(row.heading),
    look: Number(row.heading),
    kind: 'photo',
    credit: String(row.credit),
    image: imageOf(city, id, version),
    thumbnail: thumbnailOf(city, id, version, 0),
    width: Number(row.width),
    bytes: Number(row.bytes),
    links: [],
  };
}
