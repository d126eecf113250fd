import {
  Cartesian3,
  ClassificationType,
  Color,
  GeometryInstance,
  GroundPolylineGeometry,
  GroundPolylinePrimitive,
  Material,
  PolylineMaterialAppearance,
  type Scene,
} from 'cesium';
import type { Route } from '../../../../data/model/directions/answer.ts';

export interface Stroke {
  line: Route['line'];
  colour: string;
  rim: string;
  /** Pixels. */
  width: number;
}

/** A line that lies on the ground, houses left free. */
function groundLine({ line, colour, rim, width }: Stroke): GroundPolylinePrimitive {
  const positions = line.map(([lng, lat]) => Cartesian3.fromDegrees(lng, lat));
  const material = Material.fromType('PolylineOutline', {
    color: Color.fromCssColorString(colour),
    outlineColor: Color.fromCssColorString(rim),
    outlineWidth: 2,
  });
  return new GroundPolylinePrimitive({
    geometryInstances: new GeometryInstance({ geometry: new GroundPolylineGeometry({ positions, width }) }),
    appearance: new PolylineMaterialAppearance({ material }),
    classificationType: ClassificationType.TERRAIN,
  });
}

/** How often a frame is asked for while workers still cut the line to the ground, milliseconds, and how many times at most. */
const LOOK = 80;
const LOOKS = 120;

/** Draws lines in their order, the last on top. @returns takes them away */
export function drawWay(scene: Scene, strokes: readonly Stroke[], draw: () => void): () => void {
  const lines = strokes.filter(({ line }) => line.length > 1).map(groundLine);
  for (const line of lines) scene.groundPrimitives.add(line);
  let [left, timer] = [LOOKS, 0];
  const look = () => {
    if (scene.isDestroyed()) return;
    draw();
    if (left-- > 0 && lines.some((line) => !line.isDestroyed() && !line.ready)) timer = window.setTimeout(look, LOOK);
  };
  look();
  return () => {
    clearTimeout(timer);
    if (scene.isDestroyed()) return;
    for (const line of lines) scene.groundPrimitives.remove(line);
    draw();
  };
}
