import { Event, type Scene } from 'cesium';
import { describe, expect, it, vi } from 'vitest';
import { settleTextures } from './frame.ts';

/** A scene that draws when it was asked to, and as late as it is told. */
function slowScene() {
  const postRender = new Event();
  const scene = { asked: 0, postRender, isDestroyed: () => false, requestRender: () => void scene.asked++ };
  return { scene: scene as unknown as Scene, asked: () => scene.asked, draw: () => postRender.raiseEvent() };
}

describe('new glyphs and pictures', () => {
  it('have the frames that they need one after another, however slow they are, and no more', () => {
    const { scene, asked, draw } = slowScene();
    settleTextures(scene);
    for (const wanted of [1, 2, 3, 3, 3]) {
      draw();
      expect(asked()).toBe(wanted);
    }
  });

  it('are waited for as long as some are on their way', () => {
    vi.useFakeTimers();
    try {
      const { scene, asked, draw } = slowScene();
      let missing = true;
      settleTextures(scene, () => missing);
      for (let i = 0; i < 4; i++) draw();
      expect(asked()).toBe(4);
      vi.advanceTimersByTime(400);
      expect(asked()).toBe(5);
      missing = false;
      vi.advanceTimersByTime(60_000);
      expect(asked()).toBe(5);
    } finally {
      vi.useRealTimers();
    }
  });
});
