import {
  Cartesian3,
  Color,
  ColorGeometryInstanceAttribute,
  CoplanarPolygonGeometry,
  GeometryInstance,
  PerInstanceColorAppearance,
  PolygonHierarchy,
  Primitive,
  type Scene,
} from 'cesium';
import { METRES_PER_DEGREE } from '../../../data/model/distance.ts';
import type { PinItem } from '../../lib/map.ts';

const STEPS = 10;
const LIFT = 2.5;

/** Points of a camera's field of view: apex, then the arc. Degrees from north, metres; local flat earth, good to centimetres at 500 m. */
function sector([lng, lat, height]: [number, number, number], { heading, fieldOfView, range }: NonNullable<PinItem['cone']>): Cartesian3[] {
  const shrink = Math.cos((lat * Math.PI) / 180);
  const points = [Cartesian3.fromDegrees(lng, lat, height + LIFT)];
  for (let i = 0; i <= STEPS; i++) {
    const angle = ((heading - fieldOfView / 2 + (fieldOfView * i) / STEPS) * Math.PI) / 180;
    points.push(
      Cartesian3.fromDegrees(
        lng + (Math.sin(angle) * range) / (METRES_PER_DEGREE * shrink),
        lat + (Math.cos(angle) * range) / METRES_PER_DEGREE,
        height + LIFT,
      ),
    );
  }
  return points;
}

/** The cameras' fields of view, drawn just above the ground. */
export class CameraCones {
  readonly #scene: Scene;
  #primitive: Primitive | undefined;
  #key = '';

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  set(pins: PinItem[]): void {
    const cameras = pins.filter((pin) => pin.cone).slice(0, 80);
    const key = cameras.map((pin) => pin.id).join();
    if (key === this.#key) return;
    this.#key = key;
    this.#clear();
    if (cameras.length === 0) return;
    const instances = cameras.map(
      (pin) =>
        new GeometryInstance({
          geometry: new CoplanarPolygonGeometry({
            polygonHierarchy: new PolygonHierarchy(sector(pin.position, pin.cone ?? { heading: 0, fieldOfView: 60, range: 30 })),
            vertexFormat: PerInstanceColorAppearance.FLAT_VERTEX_FORMAT,
          }),
          attributes: { color: ColorGeometryInstanceAttribute.fromColor(Color.fromCssColorString('#0b9bb0').withAlpha(0.34)) },
        }),
    );
    this.#primitive = this.#scene.primitives.add(
      new Primitive({
        geometryInstances: instances,
        appearance: new PerInstanceColorAppearance({ flat: true, translucent: true }),
        asynchronous: false,
        allowPicking: false,
      }),
    );
  }

  #clear(): void {
    if (this.#primitive && !this.#scene.isDestroyed()) this.#scene.primitives.remove(this.#primitive);
    this.#primitive = undefined;
  }

  destroy(): void {
    this.#clear();
  }
}
