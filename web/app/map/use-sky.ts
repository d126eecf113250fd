import { Math as CesiumMath, DirectionalLight, ShadowMode } from 'cesium';
import { useEffect } from 'react';
import type { Globe } from '../../globe/context.ts';
import { requestFrame } from '../../globe/frame.ts';
import { PRESETS } from '../../globe/quality.ts';

/** Where the horizon lies, as a share of the canvas from its top; 1 when it is below. */
export function horizonShare(pitch: number, fovy: number): number {
  return Math.min(1.2, Math.max(-0.4, 0.5 - Math.tan(-pitch) / (2 * Math.tan(fovy / 2))));
}

/** The sky is a CSS gradient behind the canvas (free on every machine), tied to the horizon; the same light falls on the city. */
export function useSky(globe: Globe | null): void {
  const widget = globe?.widget;
  const look = globe?.look;
  const preset = globe?.preset;
  const minutes = globe?.props.minutes ?? null;
  useEffect(() => {
    if (!widget || !look) return;
    const { scene } = widget;
    const element = widget.container as HTMLElement;
    const paint = () => {
      const fovy = (scene.camera.frustum as { fovy?: number }).fovy ?? 1;
      const at = Math.round(horizonShare(scene.camera.pitch, fovy) * 1000) / 10;
      element.style.background = `linear-gradient(to bottom, ${look.sky[0]} ${at - 75}%, ${look.sky[1]} ${at - 28}%, ${look.sky[2]} ${at}%)`;
    };
    paint();
    return scene.preRender.addEventListener(paint);
  }, [widget, look]);

  useEffect(() => {
    if (!widget || !look || !preset) return;
    const { scene } = widget;
    scene.light = new DirectionalLight({
      direction: { x: -look.toLight.x, y: -look.toLight.y, z: -look.toLight.z } as never,
      intensity: 1,
    });
    const shadows = PRESETS[preset].shadows && minutes !== null && look.night < 0.8;
    scene.shadowMap.enabled = shadows;
    scene.shadowMap.maximumDistance = 2600;
    scene.shadowMap.darkness = 0.7;
    scene.globe.shadows = shadows ? ShadowMode.RECEIVE_ONLY : ShadowMode.DISABLED;
    requestFrame(scene);
  }, [widget, look, preset, minutes]);

  const onHeading = globe?.props.onHeading;
  useEffect(() => {
    if (!widget || !onHeading) return;
    const { scene } = widget;
    let last = '';
    return scene.postRender.addEventListener(() => {
      const heading = CesiumMath.toDegrees(scene.camera.heading);
      const pitch = CesiumMath.toDegrees(scene.camera.pitch);
      const key = `${heading.toFixed(1)},${pitch.toFixed(1)}`;
      if (key !== last) onHeading(heading, pitch);
      last = key;
    });
  }, [widget, onHeading]);
}
