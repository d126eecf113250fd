import type { Scene } from 'cesium';

/**
 * The one seam that asks for a new picture. The scene draws on demand only, so whoever changes
 * something that is drawn calls this; nothing else calls `scene.requestRender`.
 */
export function requestFrame(scene: Scene): void {
  if (!scene.isDestroyed()) scene.requestRender();
}

/** After its picture has arrived, an imagery tile needs this many frames more until it is seen: texture, reprojection, drawing. */
const IMAGERY_FRAMES = 4;

/**
 * Draws on while painted imagery finds its way onto the ground. Cesium follows its own requests only; a picture painted by us would wait
 * for the next touch. @returns call it when a picture has arrived.
 */
export function drawImagery(scene: Scene): { arrived(): void; stop(): void } {
  let left = 0;
  const stop = scene.postRender.addEventListener(() => {
    if (left > 0 && !scene.globe.tilesLoaded) {
      left--;
      requestFrame(scene);
    }
  });
  return {
    arrived() {
      left = IMAGERY_FRAMES;
      // Cesium takes the picture over in a later microtask than this call.
      requestAnimationFrame(() => requestFrame(scene));
    },
    stop,
  };
}

/**
 * A new glyph or picture is seen some frames after it was added (asked for, put into the texture, placed), and nothing else would ask for
 * these. They are counted in frames: on a slow machine a span of time may hold a single one.
 */
const FRAMES = 3;

/** Later looks while pictures are still on their way, milliseconds and how many; a slow device takes seconds over a hundred of them. */
const LOOK = 400;
const LOOKS = 100;

/**
 * Asks for the few later frames in which new glyphs or pictures appear.
 * @param pending whether some are still missing: then frames are asked for until they are there
 */
export function settleTextures(scene: Scene, pending?: () => boolean): void {
  let frames = FRAMES;
  let looks = LOOKS;
  const look = () => {
    if (scene.isDestroyed() || looks-- === 0 || !pending?.()) return;
    requestFrame(scene);
    setTimeout(look, LOOK);
  };
  const stop = scene.postRender.addEventListener(() => {
    if (frames-- > 0) return requestFrame(scene);
    stop();
    look();
  });
}
