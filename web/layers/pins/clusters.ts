import Supercluster from 'supercluster';
import type { Mark } from './cluster.worker.ts';

/** Points to be joined: first pins, then heaps. */
export interface ClusterPoints {
  /** lng, lat, height triples (degrees, metres). */
  positions: Float64Array;
  /** The legend group of each pin. */
  groups: Uint8Array;
  /** Of each heap how many of each group, one heap after the other. */
  heaps: Uint32Array;
  groupCount: number;
}
interface Member {
  index: number;
}
interface Sums {
  height: number;
  count: number;
  groups: number[];
}

/** Pixels within which pins join. */
export const JOIN_RADIUS = 84;
const MAX_ZOOM = 17;

/** An index of pins that answers what to draw for a part of the map. */
export function makeClusters({ positions, groups, heaps, groupCount }: ClusterPoints) {
  const sumsOf = (index: number): Sums => {
    const heap = index - groups.length;
    const counts = new Array<number>(groupCount).fill(0);
    if (heap < 0) counts[groups[index] ?? 0] = 1;
    else for (let g = 0; g < groupCount; g++) counts[g] = heaps[heap * groupCount + g] ?? 0;
    return { height: positions[index * 3 + 2] ?? 0, count: counts.reduce((a, b) => a + b, 0), groups: counts };
  };
  const index = new Supercluster<Member, Sums>({
    radius: JOIN_RADIUS,
    extent: 512,
    maxZoom: MAX_ZOOM,
    minPoints: 2,
    map: ({ index: i }) => sumsOf(i),
    reduce: (sums, member) => {
      sums.height = Math.max(sums.height, member.height);
      sums.count += member.count;
      sums.groups = sums.groups.map((n, g) => n + (member.groups[g] ?? 0));
    },
  });
  index.load(
    Array.from({ length: positions.length / 3 }, (_, i) => ({
      type: 'Feature' as const,
      geometry: { type: 'Point' as const, coordinates: [positions[i * 3] ?? 0, positions[i * 3 + 1] ?? 0] },
      properties: { index: i },
    })),
  );
  return {
    /** @param bbox [west, south, east, north] degrees. */
    within(bbox: [number, number, number, number], zoom: number): Mark[] {
      return index.getClusters(bbox, Math.max(0, Math.min(MAX_ZOOM + 1, Math.floor(zoom)))).map((feature) => {
        const p = feature.properties;
        const joined = 'cluster' in p && p.cluster;
        if (!joined && (p as Member).index < groups.length) return { index: (p as Member).index };
        const [lng = 0, lat = 0] = feature.geometry.coordinates;
        const { height, count, groups: members } = joined ? p : sumsOf((p as Member).index);
        return { position: [lng, lat, height], count, groups: members };
      });
    },
  };
}
