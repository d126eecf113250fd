/** What a model that staff upload may have at most; the same on both sides. */
export const MODEL_LIMITS = {
  /** Bytes of the glb. */
  bytes: 20 << 20,
  /** Triangles drawn, instances counted each. */
  triangles: 500_000,
  /** Values of all vertices: what a compressed file may unfold to. */
  values: 12_000_000,
  /** Pixels of one texture, and of all together. */
  texture: 8192 * 8192,
  textures: 128 << 20,
  /** Metres that it may cover on the ground, either way. */
  side: 1000,
  /** Metres that any part may lie from its origin: farther and it was drawn in a country's coordinates, not about itself. */
  reach: 2000,
} as const;

/** Why a file is refused, as the error of the field `model` or `scale` says it. */
export const MODEL_REFUSALS = [
  'no-glb',
  'damaged',
  'external',
  'extension',
  'empty',
  'triangles',
  'values',
  'texture',
  'slow',
  'wide',
  'far',
] as const;
export type ModelRefusal = (typeof MODEL_REFUSALS)[number];
