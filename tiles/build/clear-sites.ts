import type { Position } from '../../data/contract.ts';
import type { Building, CityModel, Instances, Road } from '../contract.ts';
import { boundsOf, boxesTouch } from '../geo/bounds.ts';
import { ringDistance } from '../geo/ring-distance.ts';

/** Metres about a site that houses and trees keep off. */
const ROOM = 4;
/** Half of a degree's thousandth: further boxes cannot be within reach. */
const REACH = 0.0005;

/** Takes away the houses, trees and lamps that would stand in a site, and the names of the ways below it. Rings are [lng, lat], not closed. */
export function clearSites<M extends CityModel>(model: M, rings: readonly Position[][]): M & { buildings: Building[] } {
  const buildings = [...model.buildings].filter((building) => !rings.some((ring) => stands(building, ring)));
  const roads = rings.length ? model.roads.flatMap((road) => unnamed(road, rings)) : model.roads;
  return { ...model, buildings, roads, instances: thinned(model.instances, rings) };
}

function stands({ rings: [outline = []] }: Building, ring: readonly Position[]): boolean {
  const [west, south, east, north] = boundsOf(ring);
  if (!boxesTouch(boundsOf(outline), [west - REACH, south - REACH, east + REACH, north + REACH])) return false;
  return (
    outline.some(([lng, lat]) => ringDistance(ring, lng, lat) < ROOM) || ring.some(([lng, lat]) => ringDistance(outline, lng, lat) < ROOM)
  );
}

/**
 * A way in runs outside and inside of sites, joined at their ends. Those inside lie under the site's own ground and have no name, so that none is
 * written over the site; the first run keeps the id.
 */
function unnamed(road: Road, rings: readonly Position[][]): Road[] {
  const box = boundsOf(road.line);
  const near = rings.filter((ring) => boxesTouch(boundsOf(ring), box));
  if (!near.length || (!road.name && !road.ref)) return [road];
  const isIn = (at: Position) => near.some((ring) => ringDistance(ring, ...at) === 0);
  const runs: { inside: boolean; line: Position[] }[] = [];
  for (const point of road.line) {
    const inside = isIn(point);
    const last = runs.at(-1);
    if (last?.inside === inside) last.line.push(point);
    else {
      // The step over the edge belongs to the run inside.
      const from = last?.line.at(-1);
      if (last?.inside) last.line.push(point);
      runs.push({ inside, line: inside && from ? [from, point] : [point] });
    }
  }
  const { name: _, ref: __, ...plain } = road;
  return runs
    .filter(({ line }) => line.length > 1)
    .map(({ inside, line }, i) => ({ ...(inside ? plain : road), id: i === 0 ? road.id : `${road.id}-${i}`, line }));
}

function thinned(instances: Instances, rings: readonly Position[][]): Instances {
  if (!rings.length) return instances;
  const boxes = rings.map((ring) => ({ ring, box: boundsOf(ring) }));
  const kept: number[] = [];
  for (let row = 0; row < instances.heights.length; row++) {
    const [lng, lat] = [instances.positions[2 * row] ?? 0, instances.positions[2 * row + 1] ?? 0];
    const near = boxes.some(
      ({ ring, box: [w, s, e, n] }) =>
        lng > w - REACH && lng < e + REACH && lat > s - REACH && lat < n + REACH && ringDistance(ring, lng, lat) < ROOM,
    );
    if (!near) kept.push(row);
  }
  return {
    models: instances.models,
    positions: Float64Array.from(kept.flatMap((row) => [instances.positions[2 * row] ?? 0, instances.positions[2 * row + 1] ?? 0])),
    heights: Float32Array.from(kept, (row) => instances.heights[row] ?? 0),
    kinds: Uint8Array.from(kept, (row) => instances.kinds[row] ?? 0),
  };
}
