import type { Scene } from 'cesium';

/**
 * The one seam that asks for a new picture. The scene draws on demand only, so whoever changes
 * something that is drawn calls this; nothing else calls `scene.requestRender`.
 */
export function requestFrame(scene: Scene): void {
  if (!scene.isDestroyed()) scene.requestRender();
}

/** Glyphs and pictures reach the texture some frames after they were added, and nothing else would then ask for a frame; milliseconds. */
const SETTLES = [150, 600, 1500];

/** Asks for the few later frames in which new glyphs or pictures appear. */
export function settleTextures(scene: Scene): void {
  for (const wait of SETTLES) setTimeout(() => requestFrame(scene), wait);
}
