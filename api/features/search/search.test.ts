import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findDocuments } from '../../../data/model/search-documents.ts';
import { readPack, readVocabulary } from '../../seed/read-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { SearchDocuments, SearchResults } from './contract.ts';
import { loadStreets } from './load-streets.ts';
import queries from './queries.json' with { type: 'json' };

let portal: Portal;
let city: string;
beforeAll(async () => {
  city = (await readVocabulary()).portal.defaultCity;
  const pack = await readPack(city);
  portal = await makePortal([pack]);
  const index = join(portal.config.dataDir, 'tiles', city, 'index');
  await mkdir(join(index, 'v1'), { recursive: true });
  await writeFile(join(index, 'index.json'), '{"version":"v1"}');
  const features = pack.model.sample.streets.map((name, i) => ({
    type: 'Feature',
    id: `r${i}`,
    geometry: { type: 'Point', coordinates: pack.scene.centre },
    properties: { name: { vi: name }, class: 'primary' },
  }));
  await writeFile(join(index, 'v1', 'streets.geojson'), JSON.stringify({ type: 'FeatureCollection', features }));
  expect(await loadStreets(portal.db, join(portal.config.dataDir, 'tiles'), city)).toBe(features.length);
});
afterAll(() => portal.close());
const search = async (query: string) => SearchResults.parse((await portal.get(`/api/cities/${city}/search?${query}`)).json).results;

describe('search', () => {
  it('has its sixty labelled queries', () => expect(queries.length).toBeGreaterThanOrEqual(60));
  it.each(queries)('finds $first first for “$q”', async ({ q, first }) => {
    const [hit] = await search(`q=${encodeURIComponent(q)}`);
    expect(hit && `${hit.type}:${hit.name.vi}`).toBe(first);
  });
  it('gives a device without a network what it needs to find the same, in the same order', async () => {
    const { json } = await portal.get(`/api/cities/${city}/search/documents`);
    const { documents } = SearchDocuments.parse(json);
    expect(new Set(documents.map(({ type }) => type))).toEqual(new Set(['place', 'area', 'street']));
    const near = [103.912, 21.327] as const;
    let compared = 0;
    for (const { q } of queries) {
      const asked = await search(`q=${encodeURIComponent(q)}&near=${near.join()}&limit=50`);
      const there = asked.filter(({ type }) => type !== 'camera' && type !== 'report');
      // Where only a camera or a report has every word, the device looks for one of the words.
      if (there.length === 0) continue;
      const found = findDocuments(documents, q, near, 50).map(({ document: { names: _, words: __, rank: ___, ...shown }, distance }) => ({
        ...shown,
        distance: Math.round(distance ?? 0),
      }));
      expect([q, found.slice(0, there.length)]).toEqual([q, there]);
      compared++;
    }
    expect(compared).toBeGreaterThan(queries.length * 0.8);
  });
  it('prefers the nearer of two that fit alike', async () => {
    const from = (lng: number, lat: number) => search(`q=tram+y+te&near=${lng},${lat}&limit=20`);
    const [here] = await from(103.95, 21.297);
    const [there] = await from(103.912, 21.352);
    expect(here?.id).not.toBe(there?.id);
    expect(here?.distance).toBeLessThan(3000);
  });
  it('is not broken by the query language of the index', async () => {
    for (const q of ['"', '* OR', 'NEAR(a b)', 'names:x', '-', '():^', "'; DROP TABLE place; --", '\u0000']) {
      const { status } = await portal.get(`/api/cities/${city}/search?q=${encodeURIComponent(q)}`);
      expect([200, 400], q).toContain(status);
    }
    expect((await search('q=den+vua')).length).toBeGreaterThan(0);
  });
  it('follows a change at once', async () => {
    await portal.db.write((client) =>
      client.execute(`UPDATE place SET names_folded = 'ten moi tinh', name = '{"vi":"Tên mới tinh"}' WHERE id = 'chua-hung-quoc'`),
    );
    expect((await search('q=ten+moi+tinh'))[0]?.id).toBe('chua-hung-quoc');
    expect((await search('q=hung+quoc')).map((r) => r.id)).not.toContain('chua-hung-quoc');
    await portal.db.write((client) => client.execute(`DELETE FROM place WHERE id = 'chua-hung-quoc'`));
    expect((await search('q=ten+moi+tinh')).map((r) => r.id)).not.toContain('chua-hung-quoc');
  });
});
