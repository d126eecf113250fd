import { Cartesian2, type Cartesian3, Cartographic, Cesium3DTileFeature, Math as CesiumMath, type Scene } from 'cesium';
import type { MapHandle } from '../lib/map.ts';

/** What is drawn at a place of the window, pixels: a building's wall or roof where one is hit, else the ground. */
export function positionAt(scene: Scene, x: number, y: number): ReturnType<MapHandle['positionAt']> {
  const canvas = scene.canvas.getBoundingClientRect();
  const at = new Cartesian2(x - canvas.left, y - canvas.top);
  const picked: unknown = scene.pick(at);
  const drawn = picked instanceof Cesium3DTileFeature && scene.pickPositionSupported ? scene.pickPosition(at) : undefined;
  const wall = drawn && isOnBuilding(scene, drawn) ? drawn : undefined;
  const ray = wall ? undefined : scene.camera.getPickRay(at);
  const world = wall ?? (ray && scene.globe.pick(ray, scene));
  if (!world) return null;
  const { longitude, latitude, height } = Cartographic.fromCartesian(world);
  return {
    position: [CesiumMath.toDegrees(longitude), CesiumMath.toDegrees(latitude), height],
    on: wall ? 'building' : 'ground',
  };
}

/** Depth far away is coarse on large screens: a wall that lies under the ground, or above any house, is none. Metres. */
function isOnBuilding(scene: Scene, at: Cartesian3): boolean {
  const place = Cartographic.fromCartesian(at);
  const ground = place && scene.globe.getHeight(place);
  return ground !== undefined && place.height > ground - 10 && place.height < ground + 400;
}
