import { createRoute, z } from '@hono/zod-openapi';
import { eq } from 'drizzle-orm';
import { Scene } from '../../../scenes/contract.ts';
import { cityZone } from '../../db/city-zone.ts';
import type { AppContext } from '../../http/context.ts';
import type { PackageOffer, PackageSource } from '../../http/package-source.ts';
import { ProblemError } from '../../http/problem.ts';
import { CityParam } from '../../http/query.ts';
import { answers, router } from '../../http/router.ts';
import { city as cityTable } from '../cities/table.ts';
import { PackageId, PackageList, PackageManifest } from './contract.ts';
import { type ManifestParts, makeManifest } from './make-manifest.ts';
import { ManifestShelf } from './manifest-shelf.ts';

const SoundQuery = z.object({ sound: z.enum(['webm', 'mp3']).default('webm') });
const list = createRoute({
  method: 'get',
  path: '/api/cities/{city}/packages',
  summary: 'What of a city can be taken along to be used without a network: its guides and the whole, with sizes by part',
  tags: ['offline'],
  request: { params: CityParam, query: SoundQuery },
  responses: answers(PackageList, 'The packages of the city, smallest first'),
});
const manifest = createRoute({
  method: 'get',
  path: '/api/cities/{city}/packages/{id}',
  summary: 'Every file of one package, with its size and hash',
  tags: ['offline'],
  request: { params: CityParam.extend({ id: PackageId }), query: SoundQuery },
  responses: answers(PackageManifest, 'The package'),
});

/** @param ask the whole server as a stranger sees it */
export function offlineRoutes(context: AppContext, sources: readonly PackageSource[], ask: ManifestParts['ask']) {
  const { db, config } = context;
  const parts: ManifestParts = { dataDir: config.dataDir, webDir: config.webDir, sources, ask };
  const sceneOf = async (city: string): Promise<Scene> => {
    await cityZone(db, city);
    const [row] = await db.orm.select().from(cityTable).where(eq(cityTable.id, city)).limit(1);
    if (!row) throw new ProblemError('city-unknown');
    return Scene.parse(JSON.parse(row.scene));
  };
  const offersOf = async (scene: Scene): Promise<PackageOffer[]> => {
    const given = (await Promise.all(sources.map((source) => source.offers?.(scene.id) ?? []))).flat();
    const guides = [...new Set(given.flatMap((offer) => offer.guides))];
    return [...given, { id: 'city', kind: 'city', title: scene.name, positions: [], guides }];
  };
  const shelf = new ManifestShelf({ dataDir: config.dataDir, webDir: config.webDir, generation: db.generation });
  const made = (scene: Scene, offer: PackageOffer, sound: 'webm' | 'mp3') =>
    shelf.get(scene.id, `${offer.id} ${sound}`, () =>
      makeManifest(parts, { city: scene.id, extent: scene.extent, centre: scene.centre }, offer, sound),
    );
  const headers = { 'cache-control': 'no-cache' };
  return router()
    .openapi(list, async (c) => {
      const scene = await sceneOf(c.req.valid('param').city);
      const { sound } = c.req.valid('query');
      const packages = [];
      // One after the other: they share most of their files, which are measured once.
      for (const offer of await offersOf(scene)) {
        const { files: _, ...summary } = await made(scene, offer, sound);
        packages.push(summary);
      }
      return c.json({ packages }, 200, headers);
    })
    .openapi(manifest, async (c) => {
      const { city, id } = c.req.valid('param');
      const scene = await sceneOf(city);
      const offer = (await offersOf(scene)).find((one) => one.id === id);
      if (!offer) throw new ProblemError('not-found', 'There is no such package.');
      return c.json(await made(scene, offer, c.req.valid('query').sound), 200, headers);
    });
}
export type OfflineApi = ReturnType<typeof offlineRoutes>;
