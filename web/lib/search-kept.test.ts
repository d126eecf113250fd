import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import type { SearchDocument } from '../../api/features/search/contract.ts';
import { fold } from '../../data/model/fold.ts';
import { searchDocumentsQuery, searchKept } from './search-kept.ts';

const document = (type: SearchDocument['type'], id: string, name: Record<string, string>, lng: number, words = ''): SearchDocument => ({
  type,
  id,
  kind: type,
  name: { vi: id, ...name },
  position: [lng, 21.3, 600],
  names: Object.values(name).map(fold).join('\n'),
  words: fold(words),
  rank: { place: 70, area: 80, street: 60 }[type],
});

/** As after a city was taken along. */
function device(documents?: SearchDocument[]) {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  if (documents) client.setQueryData(searchDocumentsQuery('mot').queryKey, { documents });
  return client;
}
const documents = [
  document('place', 'den-vua', { vi: 'Đền thờ vua Lê Thái Tông', en: 'Temple of the king' }, 103.9),
  document('place', 'tram-xa', { vi: 'Trạm y tế Chiềng Xôm' }, 103.99),
  document('place', 'tram-gan', { vi: 'Trạm y tế Chiềng An' }, 103.9001, 'Đường Hoàng Quốc Việt'),
  document('street', 'hoang-quoc-viet', { vi: 'Hoàng Quốc Việt' }, 103.95),
  document('area', 'to-hieu', { vi: 'Phường Tô Hiệu' }, 103.91),
];
const ids = async (q: string) => (await searchKept(device(documents), 'mot', q, [103.9, 21.3]))?.results.map(({ id }) => id);

describe('searching without a network', () => {
  it('finds places, areas and streets by words with or without their marks, in any language', async () => {
    expect(await ids('den vua')).toEqual(['den-vua']);
    expect(await ids('King')).toEqual(['den-vua']);
    expect(await ids('tô hiệu')).toEqual(['to-hieu']);
    expect(await ids('HOANG QUOC VIET')).toEqual(['hoang-quoc-viet', 'tram-gan']);
  });

  it('takes the nearer of two alike first, and what has one of the words where nothing has all', async () => {
    expect(await ids('tram y te')).toEqual(['tram-gan', 'tram-xa']);
    expect(await ids('den hieu')).toEqual(expect.arrayContaining(['den-vua', 'to-hieu']));
    expect(await ids('ong')).toEqual([]);
    expect(await ids(' . ')).toEqual([]);
  });

  it('says that only the device was looked through, and knows when nothing is there at all', async () => {
    const found = await searchKept(device(documents), 'mot', 'tram gan', [103.9, 21.3]);
    expect(found).toMatchObject({ kept: true, query: 'tram gan' });
    expect(found?.results[0]).not.toHaveProperty('names');
    expect(await searchKept(device(), 'hai', 'den')).toBeNull();
  });
});
