import type { LayerTechnique } from '../../layers/layer.ts';

/** Every technique that there is a folder for. */
const modules = import.meta.glob<{ default: LayerTechnique }>('../../layers/*/layer.tsx', { eager: true });
export const techniques: ReadonlyMap<string, LayerTechnique> = new Map(Object.values(modules).map((m) => [m.default.technique, m.default]));
