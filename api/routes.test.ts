import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BoundaryCollection } from './features/boundaries/contract.ts';
import { CameraCollection, CameraFeature } from './features/cameras/contract.ts';
import { City, CityList } from './features/cities/contract.ts';
import { Health } from './features/health/contract.ts';
import { PlaceCollection, PlaceDetailFeature } from './features/places/contract.ts';
import { ReportCollection, ReportFeature } from './features/reports/contract.ts';
import { SearchResults } from './features/search/contract.ts';
import { packIds, readPack } from './seed/read-pack.ts';
import { makePortal, type Portal } from './testing/make-portal.ts';

const ids = await packIds();
let portal: Portal;
beforeAll(async () => {
  portal = await makePortal(await Promise.all(ids.map((id) => readPack(id))));
});
afterAll(() => portal.close());

describe.each(ids)('every route of %s keeps its contract', (city) => {
  const base = `/api/cities/${city}`;
  it.each([
    ['/places?limit=1000', PlaceCollection],
    ['/cameras', CameraCollection],
    ['/reports', ReportCollection],
    ['/boundaries', BoundaryCollection],
    ['/boundaries?on=2024-01-01', BoundaryCollection],
    ['/search?q=trung+tam&near=103.9,21.3', SearchResults],
  ])('%s', async (path, schema) => {
    const { status, json } = await portal.get(base + path);
    expect(status).toBe(200);
    schema.parse(json);
  });
  it('details of all that is listed', async () => {
    for (const [path, schema] of [
      ['places', PlaceDetailFeature],
      ['cameras', CameraFeature],
      ['reports', ReportFeature],
    ] as const) {
      const { features } = (await portal.get(`${base}/${path}?limit=60`)).json;
      for (const { id } of features) schema.parse((await portal.get(`${base}/${path}/${id}`)).json);
    }
  });
});

describe('the portal', () => {
  it('lists its cities with the default one first', async () => {
    const list = CityList.parse((await portal.get('/api/cities')).json);
    expect(list.cities.map((c) => c.id).sort()).toEqual(ids);
    expect(list.cities[0]?.id).toBe(list.defaultCity);
  });
  it('starts to build a missing model when its city is opened, and says when that fails', async () => {
    const id = ids.at(-1) ?? '';
    const opened = City.parse((await portal.get(`/api/cities/${id}`)).json);
    expect(opened.model.state).toBe('building');
    expect(opened.counts.report).toBeGreaterThan(0);
    // The test's portal has no packs on disk to build from.
    await expect.poll(async () => (await portal.get(`/api/cities/${id}`)).json.model.state, { timeout: 20_000 }).toBe('failed');
  });
  it('is live, and not ready before its first city is built', async () => {
    expect((await portal.get('/api/health/live')).status).toBe(200);
    const { status, json } = await portal.get('/api/health/ready');
    expect(status).toBe(503);
    expect(Health.parse(json).checks).toEqual({ database: true, model: false });
  });
  it('describes every route it has', async () => {
    const { paths } = (await portal.get('/api/openapi.json')).json;
    const undescribed = /\*|^\/api\/(docs|openapi\.json)/;
    const own = portal.app.routes.map((r) => r.path).filter((path) => path.startsWith('/api/') && !undescribed.test(path));
    expect(Object.keys(paths).sort()).toEqual([...new Set(own.map((path) => path.replaceAll(/:(\w+)/g, '{$1}')))].sort());
  });
  it('explains itself on a page without inline scripts', async () => {
    const page = await portal.app.request('/api/docs');
    expect(await page.text()).not.toMatch(/<script(?![^>]*src=)/);
    for (const file of ['swagger-ui-bundle.js', 'swagger-ui.css', 'start.js'])
      expect((await portal.app.request(`/api/docs/${file}`)).status).toBe(200);
    expect((await portal.app.request('/api/docs/package.json')).status).toBe(404);
  });
  it('names no city in its code', async () => {
    for (const file of ['app.ts', 'server.ts', 'config.ts', 'seed/seed-city.ts']) {
      const code = await readFile(new URL(file, import.meta.url), 'utf8');
      for (const id of ids) expect(code).not.toContain(id);
    }
  });
});
