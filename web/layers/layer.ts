import type { ComponentType } from 'react';
import type { MapLayer } from '../lib/map.ts';

/** A technique: draws all the layers of a scene that name it. Found by glob as `web/layers/<technique>/layer.tsx`, default export. */
export interface LayerTechnique {
  technique: string;
  /** Mounted inside the globe once, with every layer of this technique (hidden ones too). */
  Component: ComponentType<{ layers: MapLayer[] }>;
}

export const defineLayer = (technique: LayerTechnique): LayerTechnique => technique;
