import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Hono } from 'hono';
import type { AppContext, AppEnv } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';
import { IMMUTABLE, pathBelow, REVALIDATE, sendFile } from '../../http/static-file.ts';

/** Version folder of a city's basemap, from its entry document. */
async function basemapVersion(tiles: string, city: string): Promise<string | null> {
  const entry = await readFile(join(tiles, city, 'basemap', 'tiles.json'), 'utf8').catch(() => null);
  const url = entry === null ? undefined : /"tiles"\s*:\s*\[\s*"([^"]+)"/.exec(entry)?.[1];
  return url?.split('/').at(-4) ?? null;
}

/**
 * Static tiles below DATA_DIR/tiles. A path with a version in it is immutable, an entry document revalidates; an absent basemap tile is 204:
 * empty country has no tile. `/tiles/:city/basemap/{z}/{x}/{y}.mvt` leads to the current version.
 */
export function tilesRoutes({ config }: AppContext) {
  const root = join(config.dataDir, 'tiles');
  return new Hono<AppEnv>().get('/tiles/:path{.+}', async (c) => {
    const urlPath = c.req.path.slice('/tiles/'.length);
    const path = pathBelow(root, urlPath);
    if (!path) throw new ProblemError('not-found');
    const [city = '', stage = '', ...rest] = decodeURIComponent(urlPath).split('/').filter(Boolean);
    const isAlias = stage === 'basemap' && rest.length === 3 && /^\d{1,2}$/.test(rest[0] ?? '');
    const version = isAlias ? await basemapVersion(root, city) : null;
    const versioned = !isAlias && rest.length > 1;
    const cache = versioned ? IMMUTABLE : REVALIDATE;
    const target = version ? pathBelow(root, [city, stage, version, ...rest].join('/')) : path;
    const answer = target && (await sendFile(c, target, cache));
    if (answer) return answer;
    const isTile = stage === 'basemap' && /^\d+\.mvt$/.test(rest.at(-1) ?? '') && (isAlias ? version !== null : rest.length === 4);
    if (isTile) return c.body(null, 204, { 'cache-control': cache });
    throw new ProblemError('not-found', 'There is no such tile.');
  });
}
