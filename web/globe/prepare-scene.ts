import { Math as CesiumMath, type CesiumWidget, Color, ScreenSpaceEventType, ShadowMode } from 'cesium';
import { drawSmoothly } from './draw-smoothly.ts';

/** Settings that never change while the map lives: no effect that costs more than it gives, and a camera that cannot get lost. */
export function prepareScene(widget: CesiumWidget): void {
  const { scene } = widget;
  const { globe } = scene;
  drawSmoothly(widget);
  scene.backgroundColor = Color.TRANSPARENT;
  scene.highDynamicRange = false;
  if (scene.skyBox) scene.skyBox.show = false;
  if (scene.sun) scene.sun.show = false;
  if (scene.moon) scene.moon.show = false;
  if (scene.skyAtmosphere) scene.skyAtmosphere.show = false;
  scene.fog.enabled = true;
  // Fog culls far tiles; our own material paints the haze, so Cesium's must not.
  scene.fog.renderable = false;
  scene.fog.density = 0.00015;
  scene.fog.screenSpaceErrorFactor = 5;
  globe.showGroundAtmosphere = false;
  globe.showWaterEffect = false;
  globe.enableLighting = false;
  globe.depthTestAgainstTerrain = true;
  globe.preloadSiblings = false;
  globe.preloadAncestors = false;
  globe.loadingDescendantLimit = 500;
  loadLongerEachFrame(globe);
  makeNoBrdfTable(scene);
  globe.shadows = ShadowMode.RECEIVE_ONLY;
  globe.baseColor = Color.fromCssColorString('#dde7d0');
  const controls = scene.screenSpaceCameraController;
  controls.minimumZoomDistance = 25;
  controls.maximumZoomDistance = 18_000_000;
  controls.enableCollisionDetection = true;
  controls.maximumTiltAngle = CesiumMath.toRadians(84);
  controls.inertiaSpin = 0.85;
  controls.inertiaTranslate = 0.85;
  widget.screenSpaceEventHandler.removeInputAction(ScreenSpaceEventType.LEFT_CLICK);
  widget.screenSpaceEventHandler.removeInputAction(ScreenSpaceEventType.LEFT_DOUBLE_CLICK);
}

/**
 * Cesium gives tile loading 5 ms of each frame. Without a GPU a frame takes 100 ms and more, so loading would starve; 20 ms
 * is little beside such a frame and is not used up on a fast machine. The value has no public name: where it is gone, nothing is lost.
 */
function loadLongerEachFrame(globe: CesiumWidget['scene']['globe']): void {
  const { _surface: surface } = globe as unknown as { _surface?: { _loadQueueTimeSlice?: number } };
  if (typeof surface?._loadQueueTimeSlice === 'number') surface._loadQueueTimeSlice = 20;
}

/**
 * Cesium integrates a table for image-based light (256 x 256 texels of 1024 samples each: most of a second without a GPU) as soon as
 * there is a model, also when nothing asks for that light. Everything here is lit by its own shader; a model that wants physically based
 * light needs this table and has to take this line out. The value has no public name: where it is gone, nothing is lost.
 */
function makeNoBrdfTable(scene: CesiumWidget['scene']): void {
  const { _brdfLutGenerator: table } = scene as unknown as { _brdfLutGenerator?: { update?: () => void } };
  if (table?.update) table.update = () => {};
}
