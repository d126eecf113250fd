import type { CesiumWidget } from 'cesium';

/** A picture of fewer pixels than the screen has, as on most phones, is spread softly; Cesium asks for squares. */
export function drawSmoothly({ canvas }: CesiumWidget): void {
  canvas.style.imageRendering = 'auto';
}
