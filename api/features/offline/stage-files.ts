import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Box, tileWanted } from '../../../data/model/tile-box.ts';
import type { PackageFile, PackagePart } from '../../http/package-source.ts';
import { tilesetContents } from './tileset-contents.ts';

const PARTS: Record<string, PackagePart> = { terrain: 'terrain', basemap: 'map', buildings: 'buildings', trees: 'buildings' };
/** Read by the server only. */
const NOT_FOR_PAGES = new Set(['index']);

/** Stages that later came are known by what lies in them. */
const partOf = (stage: string, names: readonly string[]): PackagePart =>
  PARTS[stage] ?? (names.some((name) => /\.(glb|gltf|ktx2)$/.test(name)) ? 'models' : 'directions');

const isPacked = (name: string): boolean => /\.(br|gz)$/.test(name);

/**
 * What lies on disk for a city and an area: of each stage its entry documents, and of the version that they name the tiles of the area; what has no
 * place is taken whole.
 * @param root the folder `tiles`
 */
export async function stageFiles(root: string, city: string, area: Box): Promise<PackageFile[]> {
  const stages = await readdir(join(root, city), { withFileTypes: true }).catch(() => []);
  const wanted = stages.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !NOT_FOR_PAGES.has(entry.name));
  const all = await Promise.all(wanted.map(({ name }) => oneStage(root, city, name, area)));
  return all.flat();
}

async function oneStage(root: string, city: string, stage: string, area: Box): Promise<PackageFile[]> {
  const folder = join(root, city, stage);
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const documents = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.json')).map(({ name }) => name);
  const texts = await Promise.all(documents.map((name) => readFile(join(folder, name), 'utf8').catch(() => '')));
  const versions = entries.filter((entry) => entry.isDirectory() && texts.some((text) => text.includes(entry.name)));
  const below = await Promise.all(versions.map(({ name }) => filesBelow(folder, name)));
  const files = below.flat();
  const part = partOf(stage, files);
  const listed = texts.flatMap((text, i) => (documents[i] === 'tileset.json' ? contentsIn(text, area) : []));
  const isTileset = documents.includes('tileset.json') && listed.every((uri) => !uri.endsWith('.json'));
  const near = new Set(listed);
  const wanted = files.filter((path) => {
    const byPlace = tileWanted(path.slice(path.indexOf('/') + 1), area);
    return byPlace ?? (isTileset && path.endsWith('.glb') ? near.has(path) : true);
  });
  return [...documents, ...wanted].map((path) => ({ url: `/tiles/${city}/${stage}/${path}`, part, path: join(folder, path) }));
}

function contentsIn(text: string, area: Box): string[] {
  try {
    return tilesetContents(JSON.parse(text), area);
  } catch {
    return [];
  }
}

/** Paths from the stage's folder on, `<version>/…`; the build's own notes left out. */
async function filesBelow(folder: string, version: string): Promise<string[]> {
  const found = await readdir(join(folder, version), { recursive: true, withFileTypes: true }).catch(() => []);
  return found
    .filter((entry) => entry.isFile() && !isPacked(entry.name))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => path !== `${version}/entry.json`)
    .sort();
}

/** Levels of the world's base map. */
const WORLD_LEVELS = 5;

/** The coarse map of the world around an area: on each level its tile and those next to it. */
export async function worldFiles(root: string, area: Box): Promise<PackageFile[]> {
  const files = await stageFiles(root, 'world', area);
  const middle = [(area[0] + area[2]) / 2, (area[1] + area[3]) / 2] as const;
  return files.filter(({ url }) => {
    const [, z, x, y] = /\/(\d+)\/(\d+)\/(\d+)\.mvt$/.exec(url) ?? [];
    if (z === undefined) return true;
    const n = 2 ** Number(z);
    const column = Math.floor(((middle[0] + 180) / 360) * n);
    const sin = Math.sin((middle[1] * Math.PI) / 180);
    const row = Math.floor((0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * n);
    return Number(z) <= WORLD_LEVELS && Math.abs(Number(x) - column) <= 1 && Math.abs(Number(y) - row) <= 1;
  });
}
