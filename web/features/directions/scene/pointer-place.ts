import { type Cartesian2, Cartesian3, Cartographic, Math as CesiumMath, PerspectiveFrustum, type Scene } from 'cesium';
import type { LngLat } from '../../../../data/model/directions/answer.ts';

/** The ground below a pixel of the canvas, and how many metres a pixel is there; null in the sky. */
export function pointerPlace(scene: Scene, pixel: Cartesian2): { position: LngLat; metresPerPixel: number } | null {
  const ray = scene.camera.getPickRay(pixel);
  const hit = ray && scene.globe.pick(ray, scene);
  if (!hit) return null;
  const { longitude, latitude } = Cartographic.fromCartesian(hit);
  return {
    position: [CesiumMath.toDegrees(longitude), CesiumMath.toDegrees(latitude)],
    metresPerPixel: metresPerPixel(scene, Cartesian3.distance(hit, scene.camera.positionWC)),
  };
}

/** At a distance from the camera, metres. */
export function metresPerPixel({ camera, canvas }: Scene, distance: number): number {
  const { frustum } = camera;
  const fovy = frustum instanceof PerspectiveFrustum ? (frustum.fovy ?? 1) : 1;
  return (2 * distance * Math.tan(fovy / 2)) / Math.max(1, canvas.clientHeight);
}
