import {
  Cartesian3,
  Math as CesiumMath,
  Color,
  ColorGeometryInstanceAttribute,
  EllipseGeometry,
  GeometryInstance,
  GroundPrimitive,
  PerInstanceColorAppearance,
  PointPrimitiveCollection,
} from 'cesium';
import { useEffect, useRef } from 'react';
import { METRES_PER_DEGREE } from '../../../data/model/distance.ts';
import { flyTo, metresPerPixel, orbit, viewOf } from '../../globe/camera.ts';
import type { Globe } from '../../globe/context.ts';
import { requestFrame } from '../../globe/frame.ts';
import { groundHeight } from '../../globe/ground-height.ts';
import { panoramaPicture } from '../../globe/panorama-picture.ts';
import { takePicture } from '../../globe/picture.ts';
import { positionAt } from '../../globe/position-at.ts';
import type { MapHandle } from '../../lib/map.ts';
import { horizonShare } from './use-sky.ts';

const CLEAR_SKY: [string, string, string] = ['#8fbbe0', '#bcd8ec', '#e8eff0'];

/** Gives the interface its handle on the camera. */
export function useMapHandle(globe: Globe | null): void {
  const latest = useRef(globe);
  latest.current = globe;
  const widget = globe?.widget;
  const onReady = globe?.props.onReady;
  const onView = globe?.props.onView;
  const onRest = globe?.onRest;
  const view = globe?.view;
  useEffect(() => {
    if (!widget || !onReady) return;
    const { scene } = widget;
    const now = () => latest.current;
    let own: { points: PointPrimitiveCollection; circle: GroundPrimitive } | undefined;
    const handle: MapHandle = {
      flyTo: async (view, options) => now()?.fly(view, options?.seconds),
      lookAt: async ([lng, lat], range = 420) => {
        const view = viewOf(scene);
        const pitch = now()?.props.mode === '2d' ? -90 : Math.min(-24, Math.max(-50, view.pitch));
        await now()?.fly({ target: [lng, lat], range, heading: view.heading, pitch });
      },
      view: () => now()?.view() ?? viewOf(scene),
      home: () => void now()?.fly(homeOf(now())),
      zoomBy: (factor) => {
        const view = viewOf(scene);
        const range = Math.min(2e7, Math.max(40, view.range / factor));
        const height = groundHeight(scene, view.target[0], view.target[1], 0);
        // What is in the middle stays there: zooming must not recentre for the panels.
        void flyTo(scene, { ...view, range }, height, now()?.props.reducedMotion ? 0 : 0.35);
      },
      panBy: (right, ahead) => {
        const view = viewOf(scene);
        const heading = CesiumMath.toRadians(view.heading);
        const east = (right * Math.cos(heading) + ahead * Math.sin(heading)) * view.range;
        const north = (ahead * Math.cos(heading) - right * Math.sin(heading)) * view.range;
        const [lng, lat] = view.target;
        const target: [number, number] = [
          lng + east / (METRES_PER_DEGREE * Math.cos(CesiumMath.toRadians(lat))),
          lat + north / METRES_PER_DEGREE,
        ];
        // No flight: a held key repeats faster than any flight ends.
        void flyTo(scene, { ...view, target }, groundHeight(scene, target[0], target[1], 0), 0);
        requestFrame(scene);
      },
      rotateBy: (degrees) => {
        orbit(scene, degrees, 0);
        requestFrame(scene);
      },
      tiltBy: (degrees) => {
        orbit(scene, 0, degrees);
        requestFrame(scene);
      },
      northUp: () => {
        const turn = -CesiumMath.toDegrees(CesiumMath.negativePiToPi(scene.camera.heading));
        orbit(scene, turn, 0);
        requestFrame(scene);
      },
      picture: (attribution) => {
        const sky = now()?.look.sky ?? CLEAR_SKY;
        const fovy = (scene.camera.frustum as { fovy?: number }).fovy ?? 1;
        return takePicture(widget, sky, horizonShare(scene.camera.pitch, fovy), attribution);
      },
      panorama: (position, metres, width) => panoramaPicture(widget, position, metres, width, now()?.look.sky ?? CLEAR_SKY),
      positionAt: (x, y) => positionAt(scene, x, y),
      showOwnPosition: (at) => {
        // A page that follows a walk takes the mark away when it ends, and then the globe may have gone before it.
        if (scene.isDestroyed()) return;
        if (own) {
          scene.primitives.remove(own.points);
          scene.groundPrimitives.remove(own.circle);
          own = undefined;
        }
        if (at) own = addOwnPosition(scene, at);
        requestFrame(scene);
      },
    };
    onReady(handle);
  }, [widget, onReady]);

  useEffect(() => {
    if (!widget || !onRest || !onView || !view) return;
    return onRest(() => {
      const now = view();
      onView(now, metresPerPixel(widget.scene, now.range));
    });
  }, [widget, onRest, onView, view]);
}

const homeOf = (globe: Globe | null) => {
  const scene = globe?.props.city.scene;
  return scene ? scene.view : { target: [0, 0] as [number, number], range: 1e7, heading: 0, pitch: -90 };
};

function addOwnPosition(scene: Globe['widget']['scene'], { lng, lat, accuracy }: { lng: number; lat: number; accuracy: number }) {
  const height = groundHeight(scene, lng, lat, 0);
  const points = scene.primitives.add(new PointPrimitiveCollection()) as PointPrimitiveCollection;
  points.add({
    position: Cartesian3.fromDegrees(lng, lat, height + 2),
    pixelSize: 16,
    color: Color.fromCssColorString('#2d6cf6'),
    outlineColor: Color.WHITE,
    outlineWidth: 4,
    disableDepthTestDistance: Number.POSITIVE_INFINITY,
  });
  const circle = scene.groundPrimitives.add(
    new GroundPrimitive({
      geometryInstances: new GeometryInstance({
        geometry: new EllipseGeometry({ center: Cartesian3.fromDegrees(lng, lat), semiMajorAxis: accuracy, semiMinorAxis: accuracy }),
        attributes: { color: ColorGeometryInstanceAttribute.fromColor(Color.fromCssColorString('#2d6cf6').withAlpha(0.18)) },
      }),
      appearance: new PerInstanceColorAppearance({ flat: true, translucent: true }),
    }),
  ) as GroundPrimitive;
  return { points, circle };
}
