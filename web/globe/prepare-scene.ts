import { Math as CesiumMath, type CesiumWidget, Color, ScreenSpaceEventType, ShadowMode } from 'cesium';

/** Settings that never change while the map lives: no effect that costs more than it gives, and a camera that cannot get lost. */
export function prepareScene(widget: CesiumWidget): void {
  const { scene } = widget;
  const { globe } = scene;
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
  globe.showGroundAtmosphere = false;
  globe.showWaterEffect = false;
  globe.enableLighting = false;
  globe.depthTestAgainstTerrain = true;
  globe.preloadSiblings = false;
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
