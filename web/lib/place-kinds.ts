import type { LayerConfig } from '../../scenes/contract.ts';

export const isPlaceLayer = (layer: LayerConfig): boolean => layer.config.source === 'places';

/** Kinds of place that a layer shows; all of them where it names none. */
export const placeKinds = ({ config }: LayerConfig): string[] =>
  Array.isArray(config.kinds) ? config.kinds.filter((kind): kind is string => typeof kind === 'string') : [];
