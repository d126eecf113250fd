import type { Site } from '../../scenes/site-contract.ts';
import { KINDS } from './kinds.ts';
import { type Detail, Sculpt } from './Sculpt.ts';

/**
 * Models a site in metres about its position, east, north and up, turned to its heading; parts are numbered in their order.
 * @throws Error that names part and shape when a kind is unknown or its measures do not fit
 */
export function sculptSite(site: Site, detail: Detail): Sculpt {
  const sculpt = new Sculpt(detail);
  sculpt.within([0, 0, 0], site.heading, 1, () => {
    for (const [index, part] of site.parts.entries()) {
      sculpt.part = index;
      for (const { kind, at, turn, scale, near, copies, ...measures } of part.shapes) {
        if (near && detail === 'far') continue;
        const shape = KINDS.get(kind);
        if (!shape) throw new Error(`${site.id}, ${part.id}: there is no shape "${kind}"`);
        for (const [n, stand] of (copies ?? [{ at, turn, scale }]).entries())
          sculpt.within(stand.at, stand.turn + (copies ? turn : 0), stand.scale, () => {
            // Copies of plants and rocks are not twins.
            const given =
              typeof measures.seed === 'number'
                ? { ...measures, seed: measures.seed + n }
                : copies
                  ? { ...measures, seed: n + 1 }
                  : measures;
            try {
              shape.draw(sculpt, given);
            } catch (error) {
              throw new Error(`${site.id}, ${part.id}, ${kind}: ${error instanceof Error ? error.message : String(error)}`, {
                cause: error,
              });
            }
          });
      }
    }
  });
  return sculpt;
}
