import { Cartesian3, Color, PointPrimitiveCollection, type Scene } from 'cesium';
import type { LngLat } from '../../../../data/model/directions/answer.ts';
import { groundHeight } from '../../../globe/ground-height.ts';

export interface Dot {
  position: LngLat;
  colour: string;
  rim: string;
  /** Pixels. */
  size: number;
}

/** Round marks on the ground, seen through houses. `move` puts one elsewhere; `settle` sets all onto the ground as it is now. */
export function drawPoints(scene: Scene, dots: readonly Dot[]): { move(i: number, to: LngLat): void; settle(): void; remove(): void } {
  const points = scene.primitives.add(new PointPrimitiveCollection()) as PointPrimitiveCollection;
  const places = dots.map(({ position }) => position);
  const at = ([lng, lat]: LngLat) => Cartesian3.fromDegrees(lng, lat, groundHeight(scene, lng, lat, 0) + 1);
  for (const { position, colour, rim, size } of dots)
    points.add({
      position: at(position),
      color: Color.fromCssColorString(colour),
      outlineColor: Color.fromCssColorString(rim),
      outlineWidth: 3,
      pixelSize: size,
      disableDepthTestDistance: Number.POSITIVE_INFINITY,
    });
  const settle = () =>
    places.forEach((place, i) => {
      points.get(i).position = at(place);
    });
  return {
    move(i, to) {
      places[i] = to;
      settle();
    },
    settle,
    remove() {
      if (!scene.isDestroyed()) scene.primitives.remove(points);
    },
  };
}
