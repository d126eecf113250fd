import type { MapLayer } from '../../lib/map.ts';

/**
 * Layers by their technique. A list that holds the same layers as in `last` is that list itself: pins are joined anew and drawn with every new
 * list, and the map is rendered by React much more often than something on it changes.
 */
export function groupLayers(layers: readonly MapLayer[], last: ReadonlyMap<string, MapLayer[]> = new Map()): Map<string, MapLayer[]> {
  const groups = new Map<string, MapLayer[]>();
  for (const layer of layers) groups.set(layer.config.technique, [...(groups.get(layer.config.technique) ?? []), layer]);
  for (const [technique, now] of groups) {
    const before = last.get(technique);
    if (before?.length === now.length && now.every((layer, i) => layer === before[i])) groups.set(technique, before);
  }
  return groups;
}
