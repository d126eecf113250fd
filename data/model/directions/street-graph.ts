/**
 * The streets of a city as typed arrays. Nodes lie where ways meet or change; an edge runs from one to another and may be taken forward, backward,
 * or both, by some modes. Positions are micro-degrees (1e-6 degrees, 11 cm) EPSG:4326, heights decimetres above the EGM96 geoid.
 */
import { MODES, type Mode, type StreetName } from './answer.ts';

/** Bit of each mode in `forward`, `backward` and the modes of a turn. */
export const MODE_BIT: Record<Mode, number> = { foot: 1, wheelchair: 2, bicycle: 4, motorbike: 8, car: 16 };
export const ALL_MODES = MODES.reduce((sum, mode) => sum | MODE_BIT[mode], 0);

/** By number in the file. */
export const EDGE_CLASSES = [
  'motorway',
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  'minor',
  'living',
  'service',
  'track',
  'path',
  'footway',
  'cycleway',
  'pedestrian',
  'steps',
] as const;
export type EdgeClass = (typeof EDGE_CLASSES)[number];
/** `unknown` counts as paved on streets. `rough`: paved, but hard on wheels (cobbles, broken). */
export const SURFACES = ['unknown', 'paved', 'rough', 'unpaved', 'soft'] as const;
export type Surface = (typeof SURFACES)[number];
export const EDGE_FLAG = { bridge: 1, tunnel: 2, roundabout: 4 } as const;

export interface StreetGraph {
  nodes: number;
  nodeLng: Int32Array;
  nodeLat: Int32Array;
  nodeHeight: Int16Array;
  edges: number;
  from: Uint32Array;
  to: Uint32Array;
  /** Inner points of edge `e` are `shape*[shapeFirst[e]]` up to `shapeFirst[e + 1]`. */
  shapeFirst: Uint32Array;
  shapeLng: Int32Array;
  shapeLat: Int32Array;
  shapeHeight: Int16Array;
  /** Centimetres. */
  length: Uint32Array;
  /** Index into EDGE_CLASSES. */
  edgeClass: Uint8Array;
  /** Bits of the modes that may go from `from` to `to`, and back. */
  forward: Uint8Array;
  backward: Uint8Array;
  /** Index into SURFACES. */
  surface: Uint8Array;
  flags: Uint8Array;
  /** Posted limit, km/h; 0 where none is known. */
  maxSpeed: Uint8Array;
  /** Index into `names`, whose first is empty. */
  name: Uint32Array;
  names: StreetName[];
  /** Four numbers a turn: edge, node, edge, modes with TURN_ONLY where all other ways on are forbidden instead of this one. */
  turns: Uint32Array;
  /** What the city said when it was built. */
  about: GraphAbout;
}
export const TURN_ONLY = 256;

export interface GraphAbout {
  /** True where the streets are generated. */
  sample: boolean;
  attribution: string[];
}
