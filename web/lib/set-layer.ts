import type { Portal } from './portal.ts';
import type { LayerChange } from './portal-state.ts';

/** Changes one layer; what equals the scene's default drops out of the link by itself. */
export function setLayer({ state, update }: Portal, id: string, change: LayerChange): void {
  update({ layers: { ...state.layers, [id]: { ...state.layers[id], ...change } } });
}
