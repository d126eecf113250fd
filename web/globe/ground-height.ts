import { Cartographic, type Scene } from 'cesium';

/** Height of the drawn ground, metres above the ellipsoid; `fallback` where no terrain is loaded there yet. */
export function groundHeight(scene: Scene, lng: number, lat: number, fallback: number): number {
  const height = scene.globe.getHeight(Cartographic.fromDegrees(lng, lat));
  return height !== undefined && height > -200 && height < 9000 ? height : fallback;
}
