import { useEffect, useRef } from 'react';
import { poseOf } from '../../globe/camera.ts';
import type { Globe } from '../../globe/context.ts';
import { requestFrame } from '../../globe/frame.ts';

const LONGEST_WAIT = 30_000;

/**
 * The camera starts a little farther out than the opening view and comes in once something is drawn. Marks `portal:first-frame` (the city's
 * first drawn frame) and `portal:city-ready` (ground and first tiles are there).
 */
export function useFirstFlight(globe: Globe | null): void {
  const latest = useRef(globe);
  latest.current = globe;
  const widget = globe?.widget;
  useEffect(() => {
    const first = latest.current;
    if (!widget || !first) return;
    const { scene } = widget;
    const { initialView, reducedMotion, onProgress } = first.props;
    scene.camera.setView(poseOf({ ...initialView, range: initialView.range * (reducedMotion ? 1 : 1.55), pitch: initialView.pitch }, 0));
    onProgress({ step: 'terrain', fraction: 0.1 });
    let most = 1;
    let ready = false;
    let drawn = false;
    const started = performance.now();
    const finish = () => {
      if (ready) return;
      ready = true;
      performance.mark('portal:city-ready');
      onProgress({ step: 'ready', fraction: 1 });
      const now = latest.current;
      if (now && !reducedMotion) void now.fly(initialView, 2.4);
      else void now?.fly(initialView, 0);
    };
    const stopQueue = scene.globe.tileLoadProgressEvent.addEventListener((left: number) => {
      most = Math.max(most, left);
      if (!ready) onProgress({ step: 'city', fraction: 0.15 + 0.8 * (1 - left / most) });
    });
    const stopFrames = scene.postRender.addEventListener(() => {
      if (!drawn && scene.globe.getHeight(scene.camera.positionCartographic) !== undefined) {
        drawn = true;
        performance.mark('portal:first-frame');
      }
      if (ready) return;
      if ((drawn && scene.globe.tilesLoaded) || performance.now() - started > LONGEST_WAIT) finish();
      else requestFrame(scene);
    });
    requestFrame(scene);
    return () => {
      stopQueue();
      stopFrames();
    };
  }, [widget]);
}
