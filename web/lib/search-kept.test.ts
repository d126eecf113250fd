import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import type { City } from '../../api/features/cities/contract.ts';
import type { PlaceFeature } from '../../api/features/places/contract.ts';
import { cityQuery, placesQuery } from './queries.ts';
import { rankPlaces, searchKept } from './search-kept.ts';

const place = (id: string, kind: string, name: Record<string, string>) =>
  ({ type: 'Feature', id, geometry: { type: 'Point', coordinates: [103.9, 21.3] }, properties: { kind, name } }) as unknown as PlaceFeature;

/** As after a city was taken along: one kind lies on the device, another does not. */
function device() {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY } } });
  const kinds = [{ id: 'site' }, { id: 'transport' }, { id: 'school' }];
  client.setQueryData(cityQuery('mot').queryKey, { kinds, counts: { site: 2, transport: 1, school: 3 } } as unknown as City);
  client.setQueryData(placesQuery('mot', ['site']).queryKey, [
    place('den-vua', 'site', { vi: 'Đền thờ Vua', en: 'Temple of the king' }),
    place('cho', 'site', { vi: 'Chợ gần đền' }),
  ]);
  client.setQueryData(placesQuery('mot', ['transport']).queryKey, [
    place('ben-xe', 'transport', { vi: 'Bến xe khách', en: 'Coach station' }),
  ]);
  return client;
}
const ids = async (q: string) => (await searchKept(device(), 'mot', q))?.results.map(({ id }) => id);

describe('searching without a network', () => {
  it('finds kept places by the beginning of words, without marks, in any language, whole beginnings first', async () => {
    expect(await ids('den')).toEqual(['den-vua', 'cho']);
    expect(await ids('xe bến')).toEqual(['ben-xe']);
    expect(await ids('coach')).toEqual(['ben-xe']);
    expect(await ids('ach')).toEqual([]);
  });

  it('says that only the device was looked through, and knows when nothing is there at all', async () => {
    expect(await searchKept(device(), 'mot', 'den')).toMatchObject({ kept: true, query: 'den' });
    expect(await searchKept(new QueryClient({ defaultOptions: { queries: { retry: false } } }), 'hai', 'den')).toBeNull();
  });
});

describe('places by words, on the device', () => {
  const place = (id: string, kind: string, vi: string, lng: number, more: Partial<PlaceFeature['properties']> = {}): PlaceFeature => ({
    type: 'Feature',
    id,
    geometry: { type: 'Point', coordinates: [lng, 21.3, 600] },
    properties: { kind, name: { vi }, accuracy: 'surveyed', openState: null, ...more },
  });
  const places = [
    place('den-vua', 'site', 'Đền thờ vua Lê Thái Tông', 103.9),
    place('truong-vua', 'school', 'Trường mầm non Vua Hùng', 103.95),
    place('tram-xa', 'health', 'Trạm y tế Chiềng Xôm', 103.99),
    place('tram-gan', 'health', 'Trạm y tế Chiềng An', 103.9001, { address: { vi: 'Đường Hoàng Quốc Việt' } }),
  ];
  const ranks = new Map([
    ['site', 90],
    ['school', 50],
    ['health', 40],
  ]);
  const ids = (text: string) => rankPlaces(places, text, ranks, [103.9, 21.3], 9).map(({ id }) => id);

  it('finds by words with or without their marks, the whole of them first, the nearer of two alike first', () => {
    expect(ids('den vua')).toEqual(['den-vua']);
    expect(ids('Vua')).toEqual(['den-vua', 'truong-vua']);
    expect(ids('tram y te')).toEqual(['tram-gan', 'tram-xa']);
    expect(ids('hoang quoc viet')).toEqual(['tram-gan']);
  });
  it('takes what has one of the words where none has all, and nothing for what is nowhere or empty', () => {
    expect(ids('den hung')).toEqual(expect.arrayContaining(['den-vua', 'truong-vua']));
    expect(ids('xyz')).toEqual([]);
    expect(ids(' . ')).toEqual([]);
  });
});
