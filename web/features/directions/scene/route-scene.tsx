import { Cartesian3 } from 'cesium';
import { useAtomValue, useSetAtom } from 'jotai';
import { useEffect } from 'react';
import type { Route } from '../../../../data/model/directions/answer.ts';
import { useGlobe } from '../../../globe/context.ts';
import { groundHeight } from '../../../globe/ground-height.ts';
import { nearLine } from '../near-line.ts';
import { chosenAtom, type ShownWay, shownWayAtom, spotAtom } from '../session.ts';
import { type Dot, drawPoints } from './draw-points.ts';
import { drawWay, type Stroke } from './draw-way.ts';
import { metresPerPixel } from './pointer-place.ts';
import { useDrag } from './use-drag.ts';

/** A click this near to a line is meant for it, pixels. */
const NEAR = 12;
const LIGHT = { way: '#2d3a8c', rim: '#ffffff', other: '#8d95bd', bar: '#c2410c', end: '#b0265f' };
const DARK = { way: '#9da9ff', rim: '#10163a', other: '#6f79a8', bar: '#ff9d6b', end: '#ff8fb8' };

/** The ways on the ground, the chosen one on top; ends, stops and the looked-at spot as dots. */
export default function RouteScene() {
  const globe = useGlobe();
  const { widget, draw, targets, onRest, props } = globe;
  const way = useAtomValue(shownWayAtom);
  const spot = useAtomValue(spotAtom);
  const choose = useSetAtom(chosenAtom);
  const ink = props.style === 'light' ? LIGHT : DARK;
  useEffect(() => (way ? drawWay(widget.scene, strokesOf(way, ink), draw) : undefined), [way, ink, widget, draw]);
  useEffect(() => {
    const dots = [...(way ? dotsOf(way, ink) : []), ...(spot ? [{ position: spot, colour: ink.end, rim: ink.rim, size: 14 }] : [])];
    if (dots.length === 0) return;
    const points = drawPoints(widget.scene, dots);
    const stop = onRest(points.settle);
    draw();
    return () => {
      stop();
      points.remove();
      draw();
    };
  }, [way, spot, ink, widget, draw, onRest]);
  useEffect(() => {
    if (!way) return;
    const { scene } = widget;
    targets.setGround('directions', (lng, lat) => {
      const ground = Cartesian3.fromDegrees(lng, lat, groundHeight(scene, lng, lat, 0));
      const limit = NEAR * metresPerPixel(scene, Cartesian3.distance(ground, scene.camera.positionWC));
      const near = way.routes
        .map(({ line }, i) => ({ i, metres: nearLine(line, [lng, lat]).metres }))
        .filter(({ metres }) => metres < limit);
      // Where ways run together the chosen one stays.
      const hit = near.find(({ i }) => i === way.chosen) ?? near.sort((a, b) => a.metres - b.metres)[0];
      if (hit) choose(hit.i);
      return hit !== undefined;
    });
    return () => targets.setGround('directions', null);
  }, [way, widget, targets, choose]);
  useDrag(way, { colour: ink.rim, rim: ink.way });
  return null;
}

function strokesOf({ routes, chosen, barred }: ShownWay, ink: typeof LIGHT): Stroke[] {
  const others = routes.filter((_, i) => i !== chosen).map(({ line }): Stroke => ({ line, colour: ink.other, rim: ink.rim, width: 8 }));
  const own = routes[chosen];
  if (!own) return others;
  const bars = barred ? own.barriers.map(({ between }) => stretch(own, between, ink)) : [];
  return [...others, { line: own.line, colour: ink.way, rim: ink.rim, width: 10 }, ...bars];
}

function stretch({ line }: Route, [first, last]: readonly [number, number], ink: typeof LIGHT): Stroke {
  return { line: line.slice(first, last + 1), colour: ink.bar, rim: ink.rim, width: 12 };
}

function dotsOf({ places }: ShownWay, ink: typeof LIGHT): Dot[] {
  return places.map((position, i): Dot => {
    const last = i === places.length - 1;
    if (last) return { position, colour: ink.end, rim: ink.rim, size: 16 };
    return { position, colour: ink.rim, rim: ink.way, size: i === 0 ? 14 : 12 };
  });
}
