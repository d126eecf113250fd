import { Cartesian2, Cartesian3, type CesiumWidget, Color } from 'cesium';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { METRES_PER_DEGREE } from '../../../data/model/distance.ts';
import { type CameraView, flyTo, viewOf } from '../../globe/camera.ts';
import { makeClickTargets } from '../../globe/click-targets.ts';
import type { Globe } from '../../globe/context.ts';
import { drawImagery, requestFrame } from '../../globe/frame.ts';
import { groundHeightSoon } from '../../globe/ground-height.ts';
import { lightGround, makeGroundMaterial } from '../../globe/ground-material.ts';
import { ScreenLabels } from '../../globe/label-board.ts';
import { lookOf } from '../../globe/look.ts';
import { applyPreset, DRAFT_SCALE, FrameJudge, PRESETS, type Preset, startingPreset } from '../../globe/quality.ts';
import { horizon, instantOf, sunAt } from '../../globe/sun.ts';
import type { MapViewProps } from '../../lib/map.ts';

/** Everything the layers share, for one widget: look, preset, labels, click targets, and the moments when the camera rests. */
export function useCesiumGlobe(widget: CesiumWidget | null, props: MapViewProps): Globe | null {
  const latest = useRef(props);
  latest.current = props;
  const [auto, setAuto] = useState<Preset>(startingPreset);
  const preset: Preset = props.quality === 'auto' ? auto : props.quality;
  const [draft, setDraft] = useState(true);
  const endDraft = useCallback(() => setDraft(false), []);
  const targets = useMemo(makeClickTargets, []);
  const { centre, timeZone } = props.city.scene;
  const [lng, lat] = centre;
  const frame = useMemo(() => horizon(lng, lat), [lng, lat]);
  const look = useMemo(() => {
    const sun = props.minutes === null ? null : sunAt(instantOf(props.minutes, timeZone), frame);
    return lookOf(props.style, sun, frame);
  }, [props.style, props.minutes, timeZone, frame]);

  const [parts, setParts] = useState<{
    labels: ScreenLabels;
    material: ReturnType<typeof makeGroundMaterial>;
    imagery: ReturnType<typeof drawImagery>;
  }>();
  useEffect(() => {
    if (!widget) return;
    const labels = new ScreenLabels(widget.scene);
    const material = makeGroundMaterial();
    widget.scene.globe.material = material;
    const imagery = drawImagery(widget.scene);
    setParts({ labels, material, imagery });
    return () => {
      imagery.stop();
      labels.destroy();
      setParts(undefined);
    };
  }, [widget]);

  // One list of who wants to know that the camera rests; moveEnd also comes after resizes and flights.
  const rests = useRef(new Set<() => void>());
  useEffect(() => {
    if (!widget || !parts) return;
    const { camera } = widget.scene;
    const rest = () => {
      for (const callback of rests.current) callback();
      parts.labels.arrange();
    };
    const stop = camera.moveEnd.addEventListener(rest);
    const stopTiles = widget.scene.globe.tileLoadProgressEvent.addEventListener((left: number) => left === 0 && rest());
    return () => {
      stop();
      stopTiles();
    };
  }, [widget, parts]);
  const onRest = useCallback((callback: () => void) => {
    rests.current.add(callback);
    callback();
    return () => void rests.current.delete(callback);
  }, []);
  // Steady, since layers start anew when it changes.
  const draw = useMemo(() => {
    // Held, since a globe that is gone has no scene to ask, and what stood on it still asks on its way out.
    const scene = widget?.scene;
    return () => {
      if (scene) requestFrame(scene);
    };
  }, [widget]);

  useEffect(() => {
    if (!widget || !parts) return;
    const { scene } = widget;
    lightGround(parts.material, look);
    scene.globe.baseColor = Color.fromCssColorString(look.ground);
    parts.labels.style(props.style !== 'light' || look.night > 0.6, PRESETS[preset].labels);
    requestFrame(scene);
  }, [widget, parts, look, preset, props.style]);

  useEffect(() => {
    if (!widget) return;
    const { scene } = widget;
    applyPreset(scene, preset);
    widget.resolutionScale = Math.min(1, PRESETS[preset].pixelRatio / (globalThis.devicePixelRatio || 1)) * (draft ? DRAFT_SCALE : 1);
    latest.current.onQuality(preset);
    requestFrame(scene);
  }, [widget, preset, draft]);

  useEffect(() => {
    if (!widget || props.quality !== 'auto') return;
    const judge = new FrameJudge();
    return widget.scene.postRender.addEventListener(() => {
      const change = judge.frame(performance.now(), auto);
      if (change) setAuto(change);
    });
  }, [widget, props.quality, auto]);

  const held = useRef<{ view: CameraView; position: Cartesian3; direction: Cartesian3 } | null>(null);
  const hold = useCallback(
    (view: CameraView) => {
      const camera = widget?.scene.camera;
      if (camera) held.current = { view, position: camera.positionWC.clone(), direction: camera.directionWC.clone() };
    },
    [widget],
  );
  const view = useCallback((): CameraView => {
    if (!widget) return latest.current.initialView;
    const { scene } = widget;
    const { camera, canvas } = scene;
    const still = held.current;
    if (
      still &&
      Cartesian3.distance(still.position, camera.positionWC) < 0.05 &&
      Cartesian3.distance(still.direction, camera.directionWC) < 1e-5
    )
      return still.view;
    const { left, right, top, bottom } = latest.current.covered;
    const middle = (size: number, before: number, after: number) => (before + after < size ? (size + before - after) / 2 : size / 2);
    return viewOf(scene, new Cartesian2(middle(canvas.clientWidth, left, right), middle(canvas.clientHeight, top, bottom)));
  }, [widget]);

  const fly = useCallback(
    async (view: CameraView, seconds?: number) => {
      if (!widget || widget.isDestroyed()) return;
      const { scene } = widget;
      const { covered, reducedMotion } = latest.current;
      const height = await groundHeightSoon(scene, view.target[0], view.target[1]);
      if (scene.isDestroyed()) return;
      const shifted = shiftForPanels(view, scene.canvas, covered, (scene.camera.frustum as { fov?: number }).fov ?? 1);
      const arrived = await flyTo(scene, shifted, height, reducedMotion ? 0 : seconds);
      if (arrived && !scene.isDestroyed()) hold(view);
      requestFrame(scene);
    },
    [widget, hold],
  );

  return useMemo(
    () =>
      widget && parts
        ? {
            widget,
            look,
            preset,
            draft,
            endDraft,
            props,
            draw,
            imageryArrived: parts.imagery.arrived,
            onRest,
            targets,
            labels: parts.labels,
            fly,
            view,
            hold,
          }
        : null,
    [widget, parts, look, preset, draft, endDraft, props, draw, onRest, targets, fly, view, hold],
  );
}

/**
 * Moves the target so that what was asked for lies in the middle of the free part of the canvas: metres on the ground per pixel at the
 * target's distance, turned by the heading. Vertical pixels count more the flatter the view.
 */
export function shiftForPanels(
  view: CameraView,
  canvas: { clientWidth: number; clientHeight: number },
  covered: MapViewProps['covered'],
  fov: number,
): CameraView {
  const width = Math.max(1, canvas.clientWidth);
  const height = Math.max(1, canvas.clientHeight);
  const metresPerPixel = (2 * view.range * Math.tan(fov / 2)) / Math.max(width, height);
  const right = ((covered.right - covered.left) / 2) * metresPerPixel;
  const down = ((covered.bottom - covered.top) / 2) * metresPerPixel;
  const ahead = -down / Math.max(0.25, Math.sin((-view.pitch * Math.PI) / 180));
  const heading = (view.heading * Math.PI) / 180;
  const east = right * Math.cos(heading) + ahead * Math.sin(heading);
  const north = -right * Math.sin(heading) + ahead * Math.cos(heading);
  const [lng, lat] = view.target;
  const limit = view.range * 0.8;
  const clamp = (metres: number) => Math.max(-limit, Math.min(limit, metres));
  return {
    ...view,
    target: [lng + clamp(east) / (METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180)), lat + clamp(north) / METRES_PER_DEGREE],
  };
}
