import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Site } from '../../scenes/site-contract.ts';
import type { GroundHeight, OnProgress, StageReport } from '../contract.ts';
import { writeCompressed } from '../files/precompress.ts';
import { frameAt, frameMatrix, metresPerDegree, RADIANS } from '../geo/wgs84.ts';
import { joined, type Region } from '../gltf/tilesetDocument.ts';
import type { Sculpt } from './Sculpt.ts';
import { sculptSite } from './sculptSite.ts';
import { siteGlb } from './siteGlb.ts';

export interface WriteSites {
  sites: readonly Site[];
  /** Ellipsoidal metres of the drawn mesh. */
  ground: GroundHeight;
  /** Folder for the glbs; made when missing. */
  outDir: string;
  /** Put before each content URI in the returned document. */
  prefix?: string;
  onProgress?: OnProgress;
}

interface SiteTile {
  boundingVolume: { region: Region };
  geometricError: number;
  refine?: 'ADD' | 'REPLACE';
  transform?: number[];
  content?: { uri: string };
  children?: SiteTile[];
}
export interface SitesTileset {
  asset: { version: '1.1'; generator: string };
  geometricError: number;
  root: SiteTile;
}

/** Something of a site shows from some 10 km; see `tilesetDocument`. */
const ROOT_ERROR = 500;
/** Geometric error of the model for afar, metres: with 16 px of allowed error the model for near by comes below some 300 m. People and bushes are what the other lacks. */
const FAR_ERROR = 2;
const FAR_SHARE = 0.02;

/** Writes each site in two levels of detail as 3D Tiles 1.1; the tileset document is returned for the caller to write. */
export async function writeSites({
  sites,
  ground,
  outDir,
  prefix = '',
  onProgress,
}: WriteSites): Promise<StageReport & { tileset: SitesTileset }> {
  const started = performance.now();
  await mkdir(outDir, { recursive: true });
  const children: SiteTile[] = [];
  let bytes = 0;
  for (const [done, site] of sites.entries()) {
    const [lng, lat] = site.position;
    const height = ground(lng, lat);
    const [near, far] = [sculptSite(site, 'near'), sculptSite(site, 'far')];
    const { region, radius } = extentOf(site, near, far, height);
    for (const [name, sculpt] of [
      ['near', near],
      ['far', far],
    ] as const)
      bytes += (await writeCompressed(join(outDir, `${site.id}-${name}.glb`), siteGlb(site, sculpt).glb)).plain;
    children.push({
      boundingVolume: { region },
      geometricError: FAR_ERROR + radius * FAR_SHARE,
      refine: 'REPLACE',
      transform: frameMatrix(frameAt(lng, lat, height)),
      content: { uri: `${prefix}${site.id}-far.glb` },
      children: [{ boundingVolume: { region }, geometricError: 0, content: { uri: `${prefix}${site.id}-near.glb` } }],
    });
    onProgress?.({ stage: 'sites', done: done + 1, total: sites.length });
  }
  const all = children.map(({ boundingVolume }) => boundingVolume.region);
  const region: Region = all.length ? all.reduce(joined) : [0, 0, 0, 0, 0, 0];
  const tileset: SitesTileset = {
    asset: { version: '1.1', generator: 'Toan Canh' },
    geometricError: 2 * ROOT_ERROR,
    root: { boundingVolume: { region }, geometricError: ROOT_ERROR, refine: 'ADD', ...(children.length && { children }) },
  };
  const milliseconds = Math.round(performance.now() - started);
  return { stage: 'sites', items: sites.length, tiles: 2 * sites.length, bytes, milliseconds, reused: false, notes: [], tileset };
}

function extentOf({ position: [lng, lat] }: Site, near: Sculpt, far: Sculpt, height: number): { region: Region; radius: number } {
  const box = [Infinity, Infinity, Infinity, -Infinity, -Infinity, -Infinity];
  for (const { positions } of [...near.groups.values(), ...far.groups.values()])
    for (const [i, v] of positions.entries()) {
      box[i % 3] = Math.min(box[i % 3] ?? v, v);
      box[3 + (i % 3)] = Math.max(box[3 + (i % 3)] ?? v, v);
    }
  const [west = 0, south = 0, low = 0, east = 0, north = 0, high = 0] = box;
  const [perLng, perLat] = metresPerDegree(lat);
  const radius = Math.hypot(east - west, north - south) / 2;
  // The frame is flat and the ellipsoid is not: a margin covers both.
  const sag = 0.1 + (radius * radius) / 6e6;
  const region: Region = [
    (lng + (west - 1) / perLng) * RADIANS,
    (lat + (south - 1) / perLat) * RADIANS,
    (lng + (east + 1) / perLng) * RADIANS,
    (lat + (north + 1) / perLat) * RADIANS,
    height + low - sag,
    height + high + sag,
  ];
  return { region, radius };
}
