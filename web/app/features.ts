import type { Feature } from '../lib/feature.ts';

/** Every feature, found by its folder. */
export const features: Feature[] = Object.values(
  import.meta.glob<Feature>('../features/*/feature.{ts,tsx}', { eager: true, import: 'default' }),
);

export const panels = features.flatMap((f) => (f.panel ? [{ id: f.id, ...f.panel }] : [])).sort((a, b) => a.order - b.order);
export const tools = features.flatMap((f) => (f.tool ? [{ id: f.id, ...f.tool }] : [])).sort((a, b) => a.order - b.order);
