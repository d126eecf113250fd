import { Cesium3DTileset, type Scene } from 'cesium';
import { useEffect, useRef } from 'react';
import { poseOf } from '../../globe/camera.ts';
import type { Globe } from '../../globe/context.ts';
import { requestFrame } from '../../globe/frame.ts';
import { groundHeightSoon } from '../../globe/ground-height.ts';

const LONGEST_WAIT = 30_000;
/** After the first ground the poster gives way, complete or not. */
const POSTER_WAIT = 10_000;
/** How much farther out the camera waits before it comes in. */
const STEP_BACK = 1.2;

/**
 * The camera waits a little farther out than the opening view and comes in once the ground is drawn. Marks `portal:first-frame` (the
 * first frame with ground) and `portal:city-ready` (ground complete, and the city's first tiles with it).
 * @param settled whether it is known if there is relief: only then can the camera stand above it.
 */
export function useFirstFlight(globe: Globe | null, settled: boolean): void {
  const latest = useRef(globe);
  latest.current = globe;
  const widget = globe?.widget;
  useEffect(() => {
    const first = latest.current;
    if (!widget || !first || !settled) return;
    const { scene } = widget;
    const { initialView, reducedMotion, onProgress } = first.props;
    let stopped = false;
    const stops: (() => void)[] = [];
    const begin = (height: number) => {
      if (stopped || scene.isDestroyed()) return;
      scene.camera.setView(poseOf({ ...initialView, range: initialView.range * (reducedMotion ? 1 : STEP_BACK) }, height));
      // The step back is a flourish, not a view of its own: what is shared meanwhile is the opening view.
      first.hold(initialView);
      let most = 1;
      let drawn = false;
      let shown = false;
      let quiet = 0;
      let loaded = false;
      const started = performance.now();
      stops.push(
        scene.globe.tileLoadProgressEvent.addEventListener((left: number) => {
          most = Math.max(most, left);
          if (!shown) onProgress({ step: 'city', fraction: 0.15 + 0.8 * (1 - left / most) });
        }),
        scene.postRender.addEventListener(() => {
          if (!drawn && scene.globe.getHeight(scene.camera.positionCartographic) !== undefined) {
            drawn = true;
            performance.mark('portal:first-frame');
          }
          // Cesium's queue is empty for a frame between two levels, too.
          quiet = drawn && scene.globe.tilesLoaded && tilesetsLoaded(scene) ? quiet + 1 : 0;
          loaded ||= quiet > 1;
          const waited = performance.now() - started;
          // The picture that was just drawn is the whole city: nothing is missing, and the draft is over.
          const complete = loaded && tilesets(scene).every(({ preloadWhenHidden }) => !preloadWhenHidden);
          if (drawn && !shown && (loaded || waited > POSTER_WAIT)) {
            shown = true;
            first.endDraft();
            onProgress({ step: 'ready', fraction: 1 });
            void latest.current?.fly(initialView, reducedMotion ? 0 : 2.4);
          }
          if (!complete && waited < LONGEST_WAIT) return requestFrame(scene);
          for (const stop of stops.splice(0)) stop();
          performance.mark('portal:city-ready');
        }),
      );
      requestFrame(scene);
    };
    onProgress({ step: 'terrain', fraction: 0.1 });
    void groundHeightSoon(scene, initialView.target[0], initialView.target[1]).then(begin);
    return () => {
      stopped = true;
      for (const stop of stops) stop();
    };
  }, [widget, settled]);
}

const tilesets = (scene: Scene): Cesium3DTileset[] =>
  Array.from({ length: scene.primitives.length }, (_, i) => scene.primitives.get(i) as unknown).filter(
    (primitive) => primitive instanceof Cesium3DTileset,
  );

/** True when every visible tileset that has arrived holds all that this view needs; false while none has. */
function tilesetsLoaded(scene: Scene): boolean {
  const all = tilesets(scene);
  return all.length > 0 && all.every((tileset) => tileset.tilesLoaded || !(tileset.show || tileset.preloadWhenHidden));
}
