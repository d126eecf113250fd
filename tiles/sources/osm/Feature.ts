import type { Position } from '../../../data/contract.ts';

/** Keys and values in OpenStreetMap's vocabulary. */
export type Tags = Readonly<Record<string, string>>;

/** One thing of a map source: lng, lat in degrees EPSG:4326; rings are not closed (first point not repeated), outer first. */
export interface Feature {
  id: string;
  tags: Tags;
  shape: { kind: 'point'; position: Position } | { kind: 'line'; line: Position[] } | { kind: 'area'; rings: Position[][] };
}
