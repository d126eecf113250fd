/** The same objects as Cesium's plain alternatives to the portal's pins. */
import {
  BufferPoint,
  BufferPointCollection,
  BufferPointMaterial,
  Cartesian2,
  Cartesian3,
  Color,
  CustomDataSource,
  HeightReference,
  VerticalOrigin,
} from 'cesium';
import { pinSpec } from '../../../web/kit/pins/pin-spec.ts';
import { pinSvg } from '../../../web/kit/pins/pin-svg.ts';
import type { PinItem } from '../../../web/lib/map.ts';

/** Every pin as one pickable point, none joined. */
export function pointsOf(pins: PinItem[]): BufferPointCollection {
  const points = new BufferPointCollection({ primitiveCountMax: pins.length, allowPicking: true });
  const material = new BufferPointMaterial({
    color: Color.fromCssColorString('#4f6bed'),
    size: 8,
    outlineColor: Color.WHITE,
    outlineWidth: 2,
  });
  const point = new BufferPoint();
  for (const pin of pins) points.add({ position: Cartesian3.fromDegrees(...pin.position), material }, point);
  return points;
}

/** Every pin as an Entity with the portal's picture and a label, clamped to the ground: what a first version of a map would do. */
export function entitiesOf(pins: PinItem[]): CustomDataSource {
  const source = new CustomDataSource('bench');
  const images = new Map<string, string>();
  const image = (icon: string) => {
    const known = images.get(icon) ?? `data:image/svg+xml,${encodeURIComponent(pinSvg(pinSpec(icon, []), 46))}`;
    images.set(icon, known);
    return known;
  };
  for (const pin of pins)
    source.entities.add({
      id: pin.id,
      position: Cartesian3.fromDegrees(...pin.position),
      billboard: { image: image(pin.icon), verticalOrigin: VerticalOrigin.BOTTOM, heightReference: HeightReference.CLAMP_TO_GROUND },
      label: {
        text: pin.label,
        font: '12px sans-serif',
        pixelOffset: new Cartesian2(0, 12),
        heightReference: HeightReference.CLAMP_TO_GROUND,
      },
    });
  return source;
}
