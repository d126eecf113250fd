import { Logger, NodeIO, type Texture } from '@gltf-transform/core';
import { ALL_EXTENSIONS } from '@gltf-transform/extensions';
import { dedup, meshopt, normals, prune, textureCompress, uninstance, weld } from '@gltf-transform/functions';
import { createDecoderModule } from 'draco3d';
import { MeshoptDecoder, MeshoptEncoder } from 'meshoptimizer';
import sharp from 'sharp';
import type { GroundBox, GroundOutline } from '../../../data/model/model-footprint.ts';
import { MODEL_LIMITS } from '../../../data/model/model-limits.ts';
import { groundBox, groundOutline } from '../../../data/model/outline/ground-outline.ts';
import { checkModel, DRAWN, DROPPED, isTolerated, RefusedModel, UNFOLDED } from './check-model.ts';
import { sceneTriangles } from './scene-triangles.ts';
import { standStill } from './stand-still.ts';

export interface OptimisedModel {
  bytes: Uint8Array;
  triangles: number;
  box: GroundBox;
  outline: GroundOutline;
}
/** Longest side of a texture, pixels. */
const SIDE = 2048;

/**
 * Checks a glb and makes it small: what is there twice or not used goes, vertices are welded and packed by meshopt, textures become WebP.
 * Where nothing is gained the given file stays. @throws RefusedModel
 */
export async function optimiseModel(given: Uint8Array): Promise<OptimisedModel> {
  const triangles = await checkModel(given);
  await Promise.all([MeshoptDecoder.ready, MeshoptEncoder.ready]);
  const io = new NodeIO()
    .setLogger(new Logger(Logger.Verbosity.SILENT))
    .registerExtensions(ALL_EXTENSIONS.filter(({ EXTENSION_NAME }) => [...DRAWN, ...DROPPED, ...UNFOLDED].includes(EXTENSION_NAME)))
    .registerDependencies({
      'draco3d.decoder': await createDecoderModule(),
      'meshopt.decoder': MeshoptDecoder,
      'meshopt.encoder': MeshoptEncoder,
    });
  const document = await io.readBinary(given).catch((error: unknown) => {
    throw new RefusedModel('damaged', `The model cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  });
  const root = document.getRoot();
  const large = await measure(root.listTextures());
  await document.transform(uninstance());
  const scene = root.getDefaultScene() ?? root.listScenes()[0];
  const soup = scene ? sceneTriangles(scene) : new Float32Array();
  const [minX, minZ, maxX, maxZ] = groundBox(soup);
  if (!scene || !(maxX - minX > 0 && maxZ - minZ > 0)) throw new RefusedModel('empty', 'Nothing of the model stands in its scene.');
  const outline = groundOutline(soup);
  let changed = large || root.listScenes().length > 1;
  for (const other of root.listScenes()) if (other !== scene) other.dispose();
  changed = standStill(document) || changed;
  for (const extension of root.listExtensionsUsed())
    if ([...DROPPED, ...UNFOLDED].includes(extension.extensionName)) {
      extension.dispose();
      changed = true;
    }
  // The map's light asks for normals.
  const bare = root.listMeshes().some((mesh) => mesh.listPrimitives().some((primitive) => !primitive.getAttribute('NORMAL')));
  await document.transform(
    ...(bare ? [normals()] : []),
    dedup(),
    prune(),
    weld(),
    textureCompress({ encoder: sharp, targetFormat: 'webp', resize: [SIDE, SIDE] }),
    meshopt({ encoder: MeshoptEncoder, level: 'medium' }),
  );
  const made = await io.writeBinary(document);
  const bytes = changed || bare || made.length < given.length || (await isTolerated(given)) ? made : given;
  return { bytes, triangles, box: [minX, minZ, maxX, maxZ], outline };
}

/** Whether a texture is larger than it will be. @throws RefusedModel where one cannot be read, or is larger than is accepted */
async function measure(textures: Texture[]): Promise<boolean> {
  let [all, large] = [0, false];
  for (const texture of textures) {
    const { width, height } = await sharp(texture.getImage() ?? new Uint8Array())
      .metadata()
      .catch(() => {
        throw new RefusedModel('damaged', 'A texture cannot be read: PNG, JPEG and WebP are accepted.');
      });
    all += width * height;
    large ||= Math.max(width, height) > SIDE;
    if (width * height > MODEL_LIMITS.texture || all > MODEL_LIMITS.textures)
      throw new RefusedModel('texture', `The textures have too many pixels: at most ${MODEL_LIMITS.textures >> 20} million together.`);
  }
  return large;
}
