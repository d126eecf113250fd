import { Axis, Cartesian2, Cartesian3, type CustomShader, HeadingPitchRoll, type Matrix4, Model, type Scene, Transforms } from 'cesium';
import { groundHeight } from '../../../globe/ground-height.ts';

/** Where a model stands. */
export interface Place {
  /** [lng, lat] degrees. */
  position: readonly [number, number];
  /** Of the ground there while it is not drawn, metres above the ellipsoid. */
  ground: number;
  /** Metres above it. */
  height: number;
  /** Degrees clockwise. */
  heading: number;
  scale: number;
}

/** How a placed model's own metres become the Earth's: x east and -z north at heading 0, on the ground as it is drawn now. */
function poseOf(scene: Scene, { position: [lng, lat], ground, height, heading }: Place): Matrix4 {
  const origin = Cartesian3.fromDegrees(lng, lat, groundHeight(scene, lng, lat, ground) + height);
  return Transforms.headingPitchRollToFixedFrame(origin, HeadingPitchRoll.fromDegrees(heading, 0, 0));
}

export interface Standing {
  model: Model;
  /** Sets it onto the ground as it is now. */
  settle(): void;
  move(to: Place): void;
  remove(): void;
  /** Told once where its file cannot be drawn; it is removed by then. */
  onFailure(tell: (error: unknown) => void): void;
}

/** Loads a model and sets it up. @param id what is picked is told by it; none: nothing is. @throws where its file cannot be drawn */
export async function placeModel(
  scene: Scene,
  { id, url, place }: { id: string | null; url: string; place: Place },
  customShader: CustomShader,
  signal: AbortSignal,
): Promise<Standing | undefined> {
  let at = place;
  const model = await Model.fromGltfAsync({
    url,
    // See `use-pointer.ts`.
    ...(id === null ? {} : { id: `model:${id}` }),
    modelMatrix: poseOf(scene, at),
    scale: at.scale,
    upAxis: Axis.Y,
    // No turn of our own: x stays east.
    forwardAxis: Axis.X,
    customShader,
  });
  if (signal.aborted || scene.isDestroyed()) {
    model.destroy();
    return undefined;
  }
  // The shader is all the light there is: no map of the surroundings is wanted.
  model.environmentMapManager.enabled = false;
  model.imageBasedLighting.imageBasedLightingFactor = Cartesian2.ZERO;
  scene.primitives.add(model);
  const settle = () => {
    model.modelMatrix = poseOf(scene, at);
  };
  const remove = () => {
    if (!scene.isDestroyed()) scene.primitives.remove(model);
  };
  return {
    model,
    settle,
    onFailure(tell) {
      // After the frame: Cesium goes on with the model that it tells of, and whatever throws there ends all drawing.
      model.errorEvent.addEventListener((error: unknown) =>
        setTimeout(() => {
          remove();
          tell(error);
        }),
      );
    },
    move(to) {
      at = to;
      model.scale = to.scale;
      settle();
    },
    remove,
  };
}
