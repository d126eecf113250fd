import { Axis, Cartesian2, Cartesian3, type CustomShader, HeadingPitchRoll, type Matrix4, Model, type Scene, Transforms } from 'cesium';
import type { CityModel } from '../../../../api/features/models/contract.ts';
import { groundHeight } from '../../../globe/ground-height.ts';

/** How a placed model's own metres become the Earth's: x east and -z north at heading 0, on the ground as it is drawn now. */
function poseOf(scene: Scene, { position: [lng, lat], ground, height, heading }: CityModel): Matrix4 {
  const origin = Cartesian3.fromDegrees(lng, lat, groundHeight(scene, lng, lat, ground) + height);
  return Transforms.headingPitchRollToFixedFrame(origin, HeadingPitchRoll.fromDegrees(heading, 0, 0));
}

/** Loads a model and sets it up. `settle` sets it onto the ground as it is now. @throws where its file cannot be drawn */
export async function placeModel(scene: Scene, placed: CityModel, customShader: CustomShader, signal: AbortSignal) {
  const model = await Model.fromGltfAsync({
    url: placed.url,
    // What is picked is told by this, see `use-pointer.ts`.
    id: `model:${placed.id}`,
    modelMatrix: poseOf(scene, placed),
    scale: placed.scale,
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
  return {
    model,
    settle() {
      model.modelMatrix = poseOf(scene, placed);
    },
    remove() {
      if (!scene.isDestroyed()) scene.primitives.remove(model);
    },
  };
}
