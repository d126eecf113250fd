import {
  type Cartesian2,
  Cartographic,
  Cesium3DTileFeature,
  Math as CesiumMath,
  type Scene,
  ScreenSpaceEventHandler,
  ScreenSpaceEventType,
} from 'cesium';
import { useEffect, useRef } from 'react';
import type { PickedBuilding } from '../lib/map.ts';
import type { Globe } from './context.ts';

const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);
const number = (value: unknown): number => (typeof value === 'number' || typeof value === 'bigint' ? Number(value) : 0);

function readBuilding(scene: Scene, feature: Cesium3DTileFeature, at: Cartesian2): PickedBuilding | undefined {
  const id = text(feature.getProperty('id'));
  if (!id) return undefined;
  const world = scene.pickPositionSupported ? scene.pickPosition(at) : undefined;
  const place = world && Cartographic.fromCartesian(world);
  const name = text(feature.getProperty('name'));
  const ward = text(feature.getProperty('ward'));
  const year = number(feature.getProperty('year'));
  return {
    id,
    class: text(feature.getProperty('class')) ?? 'building',
    height: number(feature.getProperty('height')),
    heightSource: text(feature.getProperty('heightSource')) ?? 'sample',
    levels: number(feature.getProperty('levels')),
    position: place ? [CesiumMath.toDegrees(place.longitude), CesiumMath.toDegrees(place.latitude), place.height] : [0, 0, 0],
    ...(name && { name }),
    ...(ward && { ward }),
    ...(year && { year }),
  };
}

/** Clicks and hovering. Pins answer by their place on the screen; only what is left asks the GPU. */
export function usePointer(globe: Globe | null): void {
  const latest = useRef(globe);
  latest.current = globe;
  const widget = globe?.widget;
  useEffect(() => {
    if (!widget) return;
    const { scene } = widget;
    const handler = new ScreenSpaceEventHandler(scene.canvas);
    handler.setInputAction(({ position }: { position: Cartesian2 }) => {
      const now = latest.current;
      if (!now) return;
      const target = now.targets.at(position.x, position.y);
      if (target) return target.click();
      const picked: unknown = scene.pick(position, 5, 5);
      if (picked instanceof Cesium3DTileFeature) {
        const building = readBuilding(scene, picked, position);
        if (building) return now.props.onSelect(`building:${building.id}`, building);
      }
      const ray = scene.camera.getPickRay(position);
      const hit = ray && scene.globe.pick(ray, scene);
      const place = hit && Cartographic.fromCartesian(hit);
      if (place && now.targets.takeGround(CesiumMath.toDegrees(place.longitude), CesiumMath.toDegrees(place.latitude))) return;
      now.props.onSelect(null);
    }, ScreenSpaceEventType.LEFT_CLICK);
    handler.setInputAction(({ endPosition }: { endPosition: Cartesian2 }) => {
      scene.canvas.style.cursor = latest.current?.targets.at(endPosition.x, endPosition.y) ? 'pointer' : '';
    }, ScreenSpaceEventType.MOUSE_MOVE);
    return () => handler.destroy();
  }, [widget]);
}
