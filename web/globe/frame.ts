import type { Scene } from 'cesium';

/**
 * The one seam that asks for a new picture. The scene draws on demand only, so whoever changes
 * something that is drawn calls this; nothing else calls `scene.requestRender`.
 */
export function requestFrame(scene: Scene): void {
  if (!scene.isDestroyed()) scene.requestRender();
}
