import {
  type Cartesian2,
  Cartographic,
  Cesium3DTileFeature,
  Math as CesiumMath,
  Color,
  type Scene,
  ScreenSpaceEventHandler,
  ScreenSpaceEventType,
} from 'cesium';
import { useEffect, useRef } from 'react';
import { buildingOf, modelKey, partKey } from './building-feature.ts';
import type { ClickTarget, Globe } from './context.ts';
import { requestFrame } from './frame.ts';

const HOVER = Color.fromCssColorString('#cfd5ff');
/** The pointer must rest before the GPU is asked what is below it, milliseconds. */
const REST = 90;

/** Tints the building under a resting pointer; one at a time, never one that is coloured for another reason. */
class HoveredBuilding {
  readonly #scene: Scene;
  #feature: Cesium3DTileFeature | undefined;
  #timer = 0;

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  at(position: Cartesian2): void {
    clearTimeout(this.#timer);
    const where = position.clone();
    this.#timer = window.setTimeout(() => {
      if (this.#scene.isDestroyed()) return;
      const picked: unknown = this.#scene.pick(where);
      this.#set(picked instanceof Cesium3DTileFeature && picked.getProperty('id') ? picked : undefined);
    }, REST);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#set(undefined);
  }

  #set(feature: Cesium3DTileFeature | undefined): void {
    if (feature === this.#feature) return;
    if (this.#feature?.tileset && !this.#feature.tileset.isDestroyed() && Color.equals(this.#feature.color, HOVER))
      this.#feature.color = Color.WHITE;
    this.#feature = feature && Color.equals(feature.color, Color.WHITE) ? feature : undefined;
    if (this.#feature) this.#feature.color = HOVER;
    requestFrame(this.#scene);
  }
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
    const hovered = new HoveredBuilding(scene);
    let over: ClickTarget | undefined;
    handler.setInputAction(({ position }: { position: Cartesian2 }) => {
      const now = latest.current;
      if (!now) return;
      hovered.clear();
      if (now.props.onPoint) {
        const canvas = scene.canvas.getBoundingClientRect();
        return now.props.onPoint(canvas.left + position.x, canvas.top + position.y);
      }
      const target = now.targets.at(position.x, position.y);
      if (target) return target.click();
      const picked: unknown = scene.pick(position, 5, 5);
      if (picked instanceof Cesium3DTileFeature) {
        const part = partKey(picked);
        if (part) return now.props.onSelect(part);
        const building = buildingOf(picked, scene.pickPositionSupported ? scene.pickPosition(position) : undefined);
        if (building) return now.props.onSelect(`building:${building.id}`, building);
      }
      const model = modelKey(picked);
      if (model) return now.props.onSelect(model);
      const ray = scene.camera.getPickRay(position);
      const hit = ray && scene.globe.pick(ray, scene);
      const place = hit && Cartographic.fromCartesian(hit);
      if (place && now.targets.takeGround(CesiumMath.toDegrees(place.longitude), CesiumMath.toDegrees(place.latitude))) return;
      now.props.onSelect(null);
    }, ScreenSpaceEventType.LEFT_CLICK);
    handler.setInputAction(({ endPosition }: { endPosition: Cartesian2 }) => {
      const now = latest.current;
      const target = now?.targets.at(endPosition.x, endPosition.y);
      scene.canvas.style.cursor = target ? 'pointer' : '';
      if (target?.key !== over?.key) {
        over?.hover?.(false);
        target?.hover?.(true);
        over = target;
      }
      // Without a GPU one question costs as much as a frame: there the pins alone answer to the pointer.
      if (target || now?.preset === 'low') hovered.clear();
      else hovered.at(endPosition);
    }, ScreenSpaceEventType.MOUSE_MOVE);
    return () => {
      hovered.clear();
      handler.destroy();
    };
  }, [widget]);
}
