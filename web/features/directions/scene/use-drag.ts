import { type Cartesian2, ScreenSpaceEventHandler, ScreenSpaceEventType } from 'cesium';
import { useEffect, useRef } from 'react';
import type { LngLat } from '../../../../data/model/directions/answer.ts';
import { distanceBetween } from '../../../../data/model/distance.ts';
import { useGlobe } from '../../../globe/context.ts';
import { VIA_MOST } from '../ask.ts';
import { legAt, nearLine } from '../near-line.ts';
import type { ShownWay } from '../session.ts';
import { useAsk } from '../use-ask.ts';
import { drawPoints } from './draw-points.ts';
import { pointerPlace } from './pointer-place.ts';

/** A finger or pointer this near takes hold, pixels. */
const HOLD = { stop: 20, line: 12 };
/** Less is a click, pixels. */
const MOVED = 6;

interface Grip {
  /** Where in the list of stops. */
  at: number;
  replaces: boolean;
  from: { x: number; y: number };
  to: LngLat;
  ghost: ReturnType<typeof drawPoints>;
}

/** Draws a stop out of the chosen line, or moves one that is there. */
export function useDrag(way: ShownWay | null, colours: { colour: string; rim: string }): void {
  const { widget, draw, props } = useGlobe();
  const { ask, change } = useAsk();
  const latest = useRef({ way, ask, change, colours, busy: Boolean(props.onPoint) });
  latest.current = { way, ask, change, colours, busy: Boolean(props.onPoint) };
  const active = way !== null;
  useEffect(() => {
    if (!active) return;
    const { scene } = widget;
    const handler = new ScreenSpaceEventHandler(scene.canvas);
    let grip: Grip | undefined;
    const gripAt = (pixel: Cartesian2): Grip | undefined => {
      const now = latest.current;
      const place = pointerPlace(scene, pixel);
      const route = now.way?.routes[now.way.chosen];
      if (!place || !route || now.busy || now.way?.barred) return undefined;
      const { position, metresPerPixel } = place;
      const stop = now.ask.via.findIndex((via) => distanceBetween(via, position) < HOLD.stop * metresPerPixel);
      const near = nearLine(route.line, position);
      if (stop < 0 && (near.metres > HOLD.line * metresPerPixel || now.ask.via.length >= VIA_MOST)) return undefined;
      return {
        at: stop >= 0 ? stop : legAt(route, near.after),
        replaces: stop >= 0,
        from: { x: pixel.x, y: pixel.y },
        to: position,
        ghost: drawPoints(scene, [{ position, ...now.colours, size: 16 }]),
      };
    };
    const end = () => {
      grip?.ghost.remove();
      grip = undefined;
      scene.screenSpaceCameraController.enableInputs = true;
      draw();
    };
    handler.setInputAction(({ position }: { position: Cartesian2 }) => {
      grip = gripAt(position);
      if (grip) scene.screenSpaceCameraController.enableInputs = false;
      draw();
    }, ScreenSpaceEventType.LEFT_DOWN);
    handler.setInputAction(({ endPosition }: { endPosition: Cartesian2 }) => {
      const place = grip && pointerPlace(scene, endPosition);
      if (!grip || !place) return;
      grip.to = place.position;
      grip.ghost.move(0, place.position);
      draw();
    }, ScreenSpaceEventType.MOUSE_MOVE);
    handler.setInputAction(({ position }: { position: Cartesian2 }) => {
      if (!grip) return;
      const { at, replaces, from, to } = grip;
      end();
      if (Math.hypot(position.x - from.x, position.y - from.y) < MOVED) return;
      latest.current.change({ via: latest.current.ask.via.toSpliced(at, replaces ? 1 : 0, to) });
    }, ScreenSpaceEventType.LEFT_UP);
    return () => {
      if (!scene.isDestroyed()) end();
      handler.destroy();
    };
  }, [active, widget, draw]);
}
