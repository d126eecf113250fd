import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Dataset, Extent } from '../../data/contract.ts';
import { download, SourceError, sha256, sizeOf } from './download.ts';
import { overpassQuery, overpassToGeoJson } from './overpass.ts';

export interface Endpoints {
  /** An Overpass API interpreter. */
  overpass: string;
  /** Folder of skadi tiles: `<elevation>/N21/N21E103.hgt.gz`. */
  elevation: string;
}
export const PUBLIC_ENDPOINTS: Endpoints = {
  overpass: 'https://overpass-api.de/api/interpreter',
  elevation: 'https://elevation-tiles-prod.s3.amazonaws.com/skadi',
};

export interface Fetched {
  file: string;
  bytes: number;
  sha256: string;
  /** Bytes found from an earlier try, or all of them when the file was there already. */
  resumed: number;
}

const OSM = { name: 'OpenStreetMap', url: 'https://www.openstreetmap.org/copyright', licence: 'ODbL 1.0' };
const SRTM = { name: 'SRTM (NASA/USGS), skadi tiles', url: 'https://registry.opendata.aws/terrain-tiles/', licence: 'Public domain' };

/** Folder below CITY_SOURCES that a city's downloads lie in. */
export const fetchedFolder = (cityId: string) => `fetched/${cityId}`;

/**
 * Downloads elevation and OpenStreetMap data for an extent into `<sourcesDir>/fetched/<city>/`, with `SHA256SUMS`, `LICENCES.txt` and
 * `datasets.json`, which a build reads beside the pack's own datasets. Files that are there and match their checksum are kept.
 */
export async function fetchCity(options: {
  cityId: string;
  extent: Extent;
  sourcesDir: string;
  endpoints: Endpoints;
  onFile?: (file: Fetched) => void;
  signal?: AbortSignal;
}): Promise<Fetched[]> {
  const folder = join(options.sourcesDir, fetchedFolder(options.cityId));
  await mkdir(folder, { recursive: true });
  const known = await readSums(folder);
  const done: Fetched[] = [];
  const keep = async (file: string, make: () => Promise<number>) => {
    const path = join(folder, file);
    const there = (await sizeOf(path)) > 0 && known.get(file) === (await sha256(path));
    const resumed = there ? await sizeOf(path) : await make();
    const fetched = { file, bytes: await sizeOf(path), sha256: there ? (known.get(file) ?? '') : await sha256(path), resumed };
    known.set(file, fetched.sha256);
    await writeFile(join(folder, 'SHA256SUMS'), [...known].map(([name, sum]) => `${sum}  ${name}\n`).join(''));
    done.push(fetched);
    options.onFile?.(fetched);
  };
  const heights: string[] = [];
  for (const name of skadiNames(options.extent)) {
    const make = () =>
      fetchElevation(`${options.endpoints.elevation}/${name.slice(0, 3)}/${name}.hgt.gz`, join(folder, `${name}.hgt`), options.signal);
    await keep(`${name}.hgt`, make).then(
      () => heights.push(`${name}.hgt`),
      (error) => {
        // Cells of open sea have no tile.
        if (!(error instanceof SourceError && error.status === 404)) throw error;
      },
    );
  }
  await keep('osm.geojson', () => fetchOsm(options.endpoints.overpass, options.extent, join(folder, 'osm.geojson'), options.signal));
  const paths = (files: string[]) => files.map((file) => `${fetchedFolder(options.cityId)}/${file}`);
  const today = new Date().toISOString().slice(0, 10);
  const datasets: Dataset[] = [
    {
      id: 'osm-fetched',
      title: { vi: 'OpenStreetMap', en: 'OpenStreetMap' },
      theme: 'osm',
      source: { ...OSM, date: today },
      attribution: '© OpenStreetMap contributors',
      crs: 'EPSG:4326',
      verticalDatum: 'none',
      files: paths(['osm.geojson']),
      format: 'geojson',
      fallback: 'sample',
    },
  ];
  if (heights.length > 0)
    datasets.unshift({
      id: 'srtm-fetched',
      title: { vi: 'Độ cao SRTM', en: 'SRTM elevation' },
      theme: 'terrain',
      source: SRTM,
      attribution: 'SRTM (NASA/USGS)',
      crs: 'EPSG:4326',
      verticalDatum: 'EGM96',
      files: paths(heights),
      format: 'hgt',
      fallback: 'sample',
    });
  await writeFile(join(folder, 'datasets.json'), `${JSON.stringify(datasets, null, 2)}\n`);
  const notes = datasets.map((d) => `${d.title.en}: ${d.source.licence}; show "${d.attribution}". ${d.source.url}\n`);
  await writeFile(join(folder, 'LICENCES.txt'), notes.join(''));
  return done;
}

/** Names of the one-degree cells an extent touches. */
export function skadiNames([west, south, east, north]: Extent): string[] {
  const names: string[] = [];
  const pad = (v: number, digits: number) => String(Math.abs(v)).padStart(digits, '0');
  for (let lat = Math.floor(south); lat < north; lat++)
    for (let lng = Math.floor(west); lng < east; lng++)
      names.push(`${lat < 0 ? 'S' : 'N'}${pad(lat, 2)}${lng < 0 ? 'W' : 'E'}${pad(lng, 3)}`);
  return names;
}

async function fetchElevation(url: string, path: string, signal?: AbortSignal): Promise<number> {
  const { resumed } = await download(url, `${path}.gz`, signal ? { signal } : {});
  try {
    await pipeline(createReadStream(`${path}.gz`), createGunzip(), createWriteStream(`${path}.part`));
  } catch {
    await rm(`${path}.gz`, { force: true });
    throw new SourceError(`${url} is not a gzip file; it was removed`, 200);
  }
  await rename(`${path}.part`, path);
  await rm(`${path}.gz`, { force: true });
  return resumed;
}

async function fetchOsm(url: string, extent: Extent, path: string, signal?: AbortSignal): Promise<number> {
  const body = `data=${encodeURIComponent(overpassQuery(extent))}`;
  await download(url, `${path}.answer`, { body, ...(signal ? { signal } : {}) });
  try {
    const { collection, remark } = overpassToGeoJson(JSON.parse(await readFile(`${path}.answer`, 'utf8')));
    if (collection.features.length === 0 && remark) throw new Error(remark);
    await writeFile(path, JSON.stringify(collection));
  } catch (error) {
    throw new SourceError(
      `${url} answered something that is no OpenStreetMap data: ${error instanceof Error ? error.message : error}`,
      200,
    );
  } finally {
    await rm(`${path}.answer`, { force: true });
  }
  return 0;
}

async function readSums(folder: string): Promise<Map<string, string>> {
  const text = await readFile(join(folder, 'SHA256SUMS'), 'utf8').catch(() => '');
  return new Map([...text.matchAll(/^([0-9a-f]{64}) {2}(.+)$/gm)].map(([, sum = '', name = '']) => [name, sum]));
}
