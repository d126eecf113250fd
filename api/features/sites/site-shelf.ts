import { fileURLToPath } from 'node:url';
import { readGuideFacts } from '../../../narration/pack/read-guides.ts';
import type { GuideFact } from '../../../scenes/guide-contract.ts';
import type { Site } from '../../../scenes/site-contract.ts';
import { readSites } from '../../../tiles/build/read-sites.ts';
import { type PartBox, partBoxes } from '../../../tiles/sites/partBoxes.ts';
import type { ListedSite } from './contract.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

interface CitySites {
  sites: { site: Site; boxes: PartBox[] }[];
  /** What the parts' stories rest on. */
  facts: GuideFact[];
}
const shelf = new Map<string, Promise<CitySites>>();

/** The sites of a city, read and measured once. */
export function citySites(city: string): Promise<CitySites> {
  const known = shelf.get(city) ?? read(city);
  shelf.set(city, known);
  return known;
}

async function read(city: string): Promise<CitySites> {
  const sites = (await readSites(ROOT, city)).map((site) => ({ site, boxes: partBoxes(site) }));
  const used = new Set(sites.flatMap(({ site }) => site.parts.flatMap(({ facts }) => facts)));
  return { sites, facts: readGuideFacts(ROOT, city).filter(({ id }) => used.has(id)) };
}

/** @param height of the site's levelled ground, metres above the ellipsoid */
export function listed(
  { id, place, name, guide, position, reconstructed, note, parts }: Site,
  boxes: PartBox[],
  height: number,
): ListedSite {
  return {
    id,
    place,
    name,
    ...(guide && { guide }),
    position,
    reconstructed,
    note,
    parts: parts.map(({ id: part, name: called, story, facts, stop }, i) => {
      const { centre, up, radius } = boxes[i] ?? { centre: position, up: 0, radius: 1 };
      const at: [number, number, number] = [...centre, Math.round((height + up) * 100) / 100];
      return { id: `${id}.${part}`, name: called, story, facts, ...(stop && { stop }), position: at, radius };
    }),
  };
}
