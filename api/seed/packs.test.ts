import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { booleanPointInPolygon, distance } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import type { Area, LocalText } from '../../data/contract.ts';
import { parseOpeningHours } from '../../data/model/opening-hours.ts';
import { validOn } from '../../data/model/validity.ts';
import { packIds, readPack, readVocabulary } from './read-pack.ts';

const vocabulary = await readVocabulary();
const ids = await packIds();
const packs = await Promise.all(ids.map((id) => readPack(id)));
const sources = process.env.CITY_SOURCES;
const unique = (values: string[]) => expect(values.filter((v, i) => values.indexOf(v) !== i)).toEqual([]);
const within = ([w, s, e, n]: number[], [lng, lat]: number[]) =>
  [w, s, e, n, lng, lat].every((v) => v !== undefined) &&
  Number(w) <= Number(lng) &&
  Number(lng) <= Number(e) &&
  Number(s) <= Number(lat) &&
  Number(lat) <= Number(n);

/** Every text below a value that has Vietnamese. */
function texts(value: unknown): LocalText[] {
  if (Array.isArray(value)) return value.flatMap(texts);
  if (value === null || typeof value !== 'object') return [];
  if ('vi' in value && typeof value.vi === 'string') return [value as LocalText];
  return Object.values(value).flatMap(texts);
}

describe.each(packs)('the pack of $id', (pack) => {
  const { scene, model, areas, places, cameras, reports, agencies } = pack;
  it('has ids that are unique, and names only what exists', () => {
    for (const rows of [areas, places, cameras, reports, agencies, scene.layers, scene.bookmarks, model.datasets])
      unique(rows.map((row) => row.id));
    const kinds = vocabulary.kinds.map((k) => k.id);
    const labels = Object.keys(vocabulary.facts);
    for (const place of places) {
      expect(kinds).toContain(place.kind);
      for (const fact of place.facts) expect(labels).toContain(fact.label);
    }
    for (const camera of cameras) if (camera.placeId) expect(places.map((p) => p.id)).toContain(camera.placeId);
    for (const report of reports) expect(vocabulary.categories.map((c) => c.id)).toContain(report.categoryId);
    for (const layer of scene.layers) for (const kind of (layer.config.kinds as string[]) ?? []) expect(kinds).toContain(kind);
  });
  it('stands within its extent', () => {
    for (const { id, position } of [...places, ...cameras, ...reports]) expect(within(scene.extent, position), id).toBe(true);
    expect(within(scene.extent, scene.centre)).toBe(true);
    for (const { id, view } of scene.bookmarks) expect(within(scene.extent, view.target), id).toBe(true);
  });
  it('speaks all its languages, composed', () => {
    for (const text of texts([scene, areas, places, cameras, reports, agencies, model.datasets.map((d) => d.title)])) {
      for (const lang of scene.languages) expect(text[lang], text.vi).toBeTruthy();
      for (const one of Object.values(text)) expect(one).toBe(one.normalize('NFC'));
    }
  });
  it('gives opening hours that we can read', () => {
    for (const { id, openingHours } of places) if (openingHours) expect(parseOpeningHours(openingHours), id).not.toBeNull();
  });
  it('never shows a camera inside a school', () => {
    const schools = new Set(places.filter((p) => p.kind === 'school').map((p) => p.id));
    for (const camera of cameras)
      if (camera.purpose === 'school' || schools.has(camera.placeId ?? '')) expect(camera.visibility, camera.id).toBe('staff');
  });
  it('leaves each school and site room of its own', () => {
    const own = places.filter((p) => ['school', 'site'].includes(p.kind));
    own.forEach((a, i) => {
      for (const b of own.slice(i + 1))
        expect(distance(a.position, b.position, { units: 'meters' }), `${a.id} ${b.id}`).toBeGreaterThan(60);
    });
  });
  it('has reports whose days follow each other, at an agency of their time', () => {
    for (const report of reports) {
      expect(Date.parse(report.updatedAt)).toBeGreaterThanOrEqual(Date.parse(report.createdAt));
      expect(Date.parse(report.dueAt)).toBeGreaterThan(Date.parse(report.createdAt));
      const agency = agencies.find((a) => a.id === report.agencyId);
      expect(agency && validOn(agency, report.createdAt.slice(0, 10)), report.id).toBe(true);
    }
    expect(new Set(reports.map((r) => r.status)).size).toBe(4);
  });
  it('has wards of today that do not overlap, some dozen places and bookmarks', () => {
    const today = areas.filter((a) => validOn(a.properties, '2026-01-01') && ['ward', 'commune'].includes(a.properties.level));
    expect(today.length).toBeGreaterThanOrEqual(4);
    for (const { id, position } of places)
      expect(today.filter((a) => booleanPointInPolygon(position, a)).length, id).toBeLessThanOrEqual(1);
    expect(places.length).toBeGreaterThanOrEqual(12);
    expect(scene.bookmarks.length).toBeGreaterThanOrEqual(4);
  });
  describe.runIf(sources)('with CITY_SOURCES', () => {
    it('finds every file that its datasets name', async () => {
      for (const file of model.datasets.flatMap((d) => d.files)) await access(join(sources ?? '', file));
    });
  });
});

/** Directed edges of all rings of an area. */
function edges(area: Area): [string, string][] {
  const rings = area.geometry.type === 'Polygon' ? area.geometry.coordinates : area.geometry.coordinates.flat();
  return rings.flatMap((ring) => ring.slice(1).map((point, i): [string, string] => [String(ring[i]), String(point)]));
}
/** Twice the signed area in square degrees. */
const doubled = (area: Area) =>
  edges(area).reduce((sum, [a, b]) => {
    const [x0 = 0, y0 = 0] = a.split(',').map(Number);
    const [x1 = 0, y1 = 0] = b.split(',').map(Number);
    return sum + x0 * y1 - x1 * y0;
  }, 0);

const merged = packs.flatMap(({ id, areas }) =>
  areas.flatMap((whole) => {
    const parts = whole.properties.mergedFrom.map((m) => areas.find((a) => a.id === m.id));
    return parts.length > 0 && parts.every((p) => p !== undefined) ? [{ id, name: whole.id, whole, parts }] : [];
  }),
);
describe.each(merged)('$id: the old areas of $name', ({ whole, parts }) => {
  it('tile it exactly: what is left of their edges when shared ones cancel is its outline', () => {
    const left = new Set<string>();
    for (const [a, b] of parts.flatMap(edges)) if (!left.delete(`${b}|${a}`)) left.add(`${a}|${b}`);
    expect([...left].sort()).toEqual(
      edges(whole)
        .map(([a, b]) => `${a}|${b}`)
        .sort(),
    );
    expect(parts.reduce((sum, part) => sum + doubled(part), 0)).toBeCloseTo(doubled(whole), 9);
    expect(doubled(whole)).toBeGreaterThan(0);
  });
});

it('the default city is as large as it is said to be', () => {
  const pack = packs.find((p) => p.id === vocabulary.portal.defaultCity);
  const of = (kind: string) => pack?.places.filter((p) => p.kind === kind).length;
  expect([of('school'), of('site'), of('meeting-point')]).toEqual([46, 6, 13]);
  expect(pack?.cameras.filter((c) => c.visibility === 'public').length).toBeGreaterThanOrEqual(60);
  expect(pack?.reports).toHaveLength(300);
  expect(merged).toHaveLength(4);
});

it('no two cities are drawn from one seed or in one manner of streets', () => {
  unique(packs.map((p) => String(p.model.sample.seed)));
  unique(packs.map((p) => p.model.sample.streets.slice(0, 5).join()));
});
