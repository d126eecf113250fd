import Supercluster from 'supercluster';
import type { Mark } from './cluster.worker.ts';

interface Member {
  index: number;
}
interface Sums {
  height: number;
  groups: number[];
}

/** Pixels within which pins join. */
export const JOIN_RADIUS = 84;
const MAX_ZOOM = 17;

/**
 * An index of pins that answers what to draw for a part of the map.
 * @param positions lng, lat, height triples (degrees, metres); `groups` the legend group of each.
 */
export function makeClusters({ positions, groups, groupCount }: { positions: Float64Array; groups: Uint8Array; groupCount: number }) {
  const index = new Supercluster<Member, Sums>({
    radius: JOIN_RADIUS,
    extent: 512,
    maxZoom: MAX_ZOOM,
    minPoints: 2,
    map: ({ index: i }) => {
      const counts = new Array<number>(groupCount).fill(0);
      counts[groups[i] ?? 0] = 1;
      return { height: positions[i * 3 + 2] ?? 0, groups: counts };
    },
    reduce: (sums, member) => {
      sums.height = Math.max(sums.height, member.height);
      sums.groups = sums.groups.map((n, g) => n + (member.groups[g] ?? 0));
    },
  });
  index.load(
    Array.from(groups, (_, i) => ({
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
        if (!('cluster' in p && p.cluster)) return { index: (p as Member).index };
        const [lng = 0, lat = 0] = feature.geometry.coordinates;
        return {
          position: [lng, lat, p.height],
          count: p.point_count,
          groups: p.groups,
          expandZoom: index.getClusterExpansionZoom(p.cluster_id),
        };
      });
    },
  };
}
