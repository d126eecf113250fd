import type { BrowserContext } from 'playwright';

declare global {
  interface Window {
    drawn: { calls: number; frames: number };
    blocked: number;
  }
}

/** Counts WebGL draw calls and the frames that hold any, and adds up blocking time (long tasks beyond 50 ms), from the page's first script on. */
export async function countDraws(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const drawn = { calls: 0, frames: 0 };
    window.drawn = drawn;
    window.blocked = 0;
    let counted = false;
    const count = () => {
      drawn.calls++;
      if (counted) return;
      counted = true;
      drawn.frames++;
      setTimeout(() => {
        counted = false;
      });
    };
    const { prototype } = WebGL2RenderingContext;
    for (const name of ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced', 'drawRangeElements'] as const) {
      const draw = prototype[name] as (...given: number[]) => void;
      Object.defineProperty(prototype, name, {
        value(this: WebGL2RenderingContext, ...given: number[]) {
          count();
          draw.apply(this, given);
        },
      });
    }
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.blocked += Math.max(0, entry.duration - 50);
    }).observe({ type: 'longtask', buffered: true });
  });
}
