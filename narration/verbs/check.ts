import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { guideFaults } from '../pack/check-guide.ts';
import { guideCities, readGuideFacts, readGuides } from '../pack/read-guides.ts';

/** All that is wrong with the guides of the given cities, or of all. */
export function faultsOf(root: string, only: readonly string[] = []): string[] {
  return (only.length > 0 ? only : guideCities(root)).flatMap((city) => {
    const facts = readGuideFacts(root, city);
    const packs = readGuides(root, city);
    const places = JSON.parse(readFileSync(join(root, 'data', city, 'places.json'), 'utf8')) as { id: string }[];
    const ids = new Set(places.map(({ id }) => id));
    const twice = packs.filter(({ guide }, i) => packs.findIndex((other) => other.guide.code === guide.code) !== i);
    return [
      ...facts
        .filter(({ place }) => !ids.has(place))
        .map(({ id, place }) => `${city}: the fact ${id} is about ${place}, which is no place.`),
      ...twice.map(({ guide }) => `${city}/${guide.id}: the code ${guide.code} is used twice.`),
      ...packs.flatMap((pack) => guideFaults(pack, facts, ids)),
    ];
  });
}

/** Prints what is wrong. @returns whether all is well */
export function check(root: string, only: readonly string[], print: (line: string) => void): boolean {
  const faults = faultsOf(root, only);
  for (const fault of faults) print(fault);
  print(faults.length === 0 ? 'All guides are whole.' : `${faults.length} faults.`);
  return faults.length === 0;
}
