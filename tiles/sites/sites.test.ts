import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { booleanIntersects, booleanPointInPolygon, polygon } from '@turf/turf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readGuideFacts, readGuides } from '../../narration/pack/read-guides.ts';
import { type CityPack, readCityPack } from '../build/city-pack.ts';
import { type MadeModel, makeModel } from '../build/make-model.ts';
import { checkTileset } from '../gltf/checkTileset.ts';
import { readGlb } from '../gltf/readGlb.ts';
import { elevationGrid } from '../terrain/elevation-grid.ts';
import { groundFrom } from '../terrain/ground-height.ts';
import { writeTerrain } from '../terrain/write-terrain.ts';
import { sculptSite } from './sculptSite.ts';
import { siteGlb } from './siteGlb.ts';
import { siteRing } from './siteRing.ts';
import { writeSites } from './write.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Both levels of detail of a site together, bytes. */
const LARGEST = 1_000_000;

const packs: CityPack[] = [];
for (const city of await readdir(join(ROOT, 'scenes'), { withFileTypes: true }))
  if (city.isDirectory()) packs.push(await readCityPack(ROOT, city.name));
const cities = packs.filter(({ sites }) => sites.length).map((pack) => ({ city: pack.cityId, pack }));

it('there are sites', () => expect(cities.flatMap(({ pack }) => pack.sites).length).toBeGreaterThanOrEqual(6));

describe.each(cities)('the sites of $city', ({ city, pack }) => {
  const facts = new Set(readGuideFacts(ROOT, city).map(({ id }) => id));
  const guides = readGuides(ROOT, city);
  let made: MadeModel;
  let dir: string;
  beforeAll(async () => {
    made = await makeModel(pack, []);
    dir = await mkdtemp(join(tmpdir(), 'sites-'));
  }, 60_000);
  afterAll(() => rm(dir, { recursive: true, force: true }));

  it.each(pack.sites)('$id has a dozen parts with names, stories and facts', (site) => {
    expect(pack.places.map(({ id }) => id)).toContain(site.place);
    expect(site.parts.length).toBeGreaterThanOrEqual(12);
    expect(new Set(site.parts.map(({ id }) => id)).size).toBe(site.parts.length);
    const stops = guides.find(({ guide }) => guide.id === site.guide)?.guide.stops.map(({ id }) => id) ?? [];
    for (const { id, name, story, facts: rests, stop } of site.parts) {
      for (const lang of ['vi', 'en'] as const) {
        expect(name[lang]?.length, `${id} ${lang}`).toBeGreaterThan(2);
        expect(story[lang]?.length, `${id} ${lang}`).toBeGreaterThan(20);
        expect(site.note[lang]?.length).toBeGreaterThan(40);
      }
      expect(rests.length, id).toBeGreaterThan(0);
      expect(
        rests.filter((fact) => !facts.has(fact)),
        id,
      ).toEqual([]);
      if (stop) expect(stops, id).toContain(stop);
    }
  });

  it.each(pack.sites)('$id has five materials and more, and two levels of detail with all of its parts, in a megabyte', (site) => {
    const [near, far] = [siteGlb(site, sculptSite(site, 'near')), siteGlb(site, sculptSite(site, 'far'))];
    expect(far.triangles * 3).toBeLessThan(near.triangles);
    expect(near.glb.length + far.glb.length).toBeLessThan(LARGEST);
    for (const { glb, materials } of [near, far]) {
      expect(materials).toBeGreaterThanOrEqual(5);
      expect(readGlb(glb).document.extensions?.EXT_structural_metadata?.propertyTables[0]?.count).toBe(site.parts.length);
    }
    for (const detail of ['near', 'far'] as const) {
      const groups = [...sculptSite(site, detail).groups.values()];
      const drawn = new Set(groups.flatMap(({ parts }) => parts));
      expect(site.parts.filter((_, i) => !drawn.has(i)).map(({ id }) => id)).toEqual([]);
      expect(groups.every(({ positions, normals }) => [...positions, ...normals].every(Number.isFinite))).toBe(true);
    }
  });

  it.each(pack.sites)('$id draws nothing that reaches out of its levelled ground by more than a crown of leaves', (site) => {
    const ring = site.ground.ring;
    const box = [0, 1].map((k) => [Math.min(...ring.map((p) => p[k] ?? 0)) - 8, Math.max(...ring.map((p) => p[k] ?? 0)) + 8]);
    for (const { positions } of sculptSite({ ...site, heading: 0 }, 'near').groups.values())
      for (const [i, v] of positions.entries()) {
        const [low = 0, high = 0] = box[i % 3] ?? [-3e3, 3e3];
        if (i % 3 < 2 && (v < low || v > high)) expect.fail(`a corner at ${v} m, outside of ${low} to ${high} m`);
      }
  });

  it('are sound 3D Tiles', async () => {
    const { tileset } = await writeSites({ sites: pack.sites, ground: () => 580, outDir: dir });
    await writeFile(join(dir, 'tileset.json'), JSON.stringify(tileset));
    expect(await checkTileset(dir)).toEqual([]);
  });

  it('have no house, tree or lamp of the generator in them', () => {
    for (const site of pack.sites) {
      const ring = siteRing(site);
      const area = polygon([[...ring, ring[0] ?? [0, 0]]]);
      const near = made.model.buildings.filter(({ rings }) => Math.abs((rings[0]?.[0]?.[0] ?? 0) - site.position[0]) < 0.01);
      const inside = near.filter(({ rings: [outline = []] }) => booleanIntersects(polygon([[...outline, outline[0] ?? [0, 0]]]), area));
      expect(
        inside.map(({ id }) => id),
        site.id,
      ).toEqual([]);
      const { positions } = made.model.instances;
      for (let i = 0; i < positions.length; i += 2) {
        const at: [number, number] = [positions[i] ?? 0, positions[i + 1] ?? 0];
        if (Math.abs(at[0] - site.position[0]) < 0.01 && booleanPointInPolygon(at, area))
          expect.fail(`${site.id}: something grows at ${at}`);
      }
    }
  });

  it('stand on level ground, and the ground about them stays as it was', async () => {
    for (const site of pack.sites) {
      const [lng, lat] = site.position;
      const reach = 0.02;
      const relief = (x: number, y: number) => 600 + 60 * Math.sin(x * 900) * Math.cos(y * 700);
      const n = 81;
      const values = new Float32Array(n * n);
      for (let row = 0; row < n; row++)
        for (let column = 0; column < n; column++)
          values[row * n + column] = relief(lng - reach + (2 * reach * column) / (n - 1), lat + reach - (2 * reach * row) / (n - 1));
      const elevation = elevationGrid([lng - reach, lat - reach, lng + reach, lat + reach], n, n, values);
      const ring = siteRing(site);
      const folder = join(dir, site.id);
      const written = async (name: string, pads: Parameters<typeof writeTerrain>[0]['pads']) => {
        const { layer } = await writeTerrain({ elevation, maxZoom: 14, outDir: join(folder, name), version: name, ...(pads && { pads }) });
        return groundFrom(layer, folder);
      };
      const ground = await written('with', [{ ring, rise: site.ground.rise, slope: site.ground.slope }]);
      const before = await written('without', undefined);
      const area = polygon([[...ring, ring[0] ?? [0, 0]]]);
      const heights: number[] = [];
      for (let i = 0; i <= 40; i++)
        for (let j = 0; j <= 40; j++) {
          const at: [number, number] = [lng + (i - 20) * 1.5e-4, lat + (j - 20) * 1.5e-4];
          if (booleanPointInPolygon(at, area)) heights.push(ground(...at));
        }
      expect(heights.length).toBeGreaterThan(20);
      expect(Math.max(...heights) - Math.min(...heights), site.id).toBeLessThan(0.1);
      expect(Math.abs(ground(lng + 0.015, lat + 0.015) - before(lng + 0.015, lat + 0.015))).toBeLessThan(1);
    }
  }, 60_000);
});
