/** What exporters write: each of these is taken, valid afterwards, and stands where it stood. */
import { type Document, getBounds, Logger, NodeIO } from '@gltf-transform/core';
import { ALL_EXTENSIONS, EXTMeshGPUInstancing } from '@gltf-transform/extensions';
import { draco } from '@gltf-transform/functions';
import { createDecoderModule, createEncoderModule } from 'draco3d';
import { validateBytes } from 'gltf-validator';
import { MeshoptDecoder } from 'meshoptimizer';
import { describe, expect, it } from 'vitest';
import { blocksGlb } from '../../testing/make-blocks.ts';
import { withJson } from '../../testing/make-glb.ts';
import { optimiseModel } from './optimise-model.ts';

const io = new NodeIO()
  .setLogger(new Logger(Logger.Verbosity.SILENT))
  .registerExtensions(ALL_EXTENSIONS)
  .registerDependencies({
    'draco3d.encoder': await createEncoderModule(),
    'draco3d.decoder': await createDecoderModule(),
    'meshopt.decoder': MeshoptDecoder,
  });
const house = await blocksGlb([[0, 0, 12, 8]]);

/** The house written anew after a change. */
async function changed(change: (document: Document) => unknown): Promise<Uint8Array> {
  const document = await io.readBinary(house);
  document.setLogger(new Logger(Logger.Verbosity.SILENT));
  await change(document);
  return io.writeBinary(document);
}
const first = <T>(list: T[]): T => {
  const [one] = list;
  if (one === undefined) throw new Error('There is none.');
  return one;
};
const json = (file: Uint8Array, change: (json: Record<string, unknown>) => void) => async () => withJson(file, change);

describe('a file of an exporter', () => {
  it.each<[string, () => Promise<Uint8Array>, box: number[]]>([
    ['packed by Draco', () => changed((document) => document.transform(draco())), [0, 0, 12, 8]],
    [
      'with instances',
      () =>
        changed((document) => {
          const translation = document
            .createAccessor()
            .setType('VEC3')
            .setArray(new Float32Array([0, 0, 0, 50, 0, 20]));
          translation.setBuffer(first(document.getRoot().listBuffers()));
          const extension = document.createExtension(EXTMeshGPUInstancing).setRequired(true);
          first(document.getRoot().listNodes()).setExtension(
            'EXT_mesh_gpu_instancing',
            extension.createInstancedMesh().setAttribute('TRANSLATION', translation),
          );
        }),
      [0, 0, 62, 28],
    ],
    [
      'held by a bone whose shares do not make one, and moved by an animation',
      () =>
        changed((document) => {
          const [node, buffer] = [first(document.getRoot().listNodes()), first(document.getRoot().listBuffers())];
          const primitive = first(first(document.getRoot().listMeshes()).listPrimitives());
          const count = primitive.getAttribute('POSITION')?.getCount() ?? 0;
          const accessor = (type: 'VEC4' | 'VEC3' | 'SCALAR', values: Float32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>) =>
            document.createAccessor().setType(type).setArray(values).setBuffer(buffer);
          primitive.setAttribute('JOINTS_0', accessor('VEC4', new Uint8Array(count * 4))).setAttribute(
            'WEIGHTS_0',
            accessor(
              'VEC4',
              Float32Array.from({ length: count * 4 }, (_, i) => (i % 4 === 0 ? 0.7 : 0)),
            ),
          );
          const bone = document.createNode().setScale([2, 2, 2]).setTranslation([5, 0, 0]);
          first(document.getRoot().listScenes()).addChild(bone);
          node.setSkin(document.createSkin().addJoint(bone)).setScale([100, 100, 100]);
          const sampler = document
            .createAnimationSampler()
            .setInput(accessor('SCALAR', new Float32Array([0, 1])))
            .setOutput(accessor('VEC3', new Float32Array([0, 0, 0, 900, 0, 0])));
          const channel = document.createAnimationChannel().setTargetNode(bone).setTargetPath('translation').setSampler(sampler);
          document.createAnimation().addSampler(sampler).addChannel(channel);
        }),
      [5, 0, 29, 16],
    ],
    [
      'with a shape that is blended in',
      () =>
        changed((document) => {
          const mesh = first(document.getRoot().listMeshes());
          const primitive = first(mesh.listPrimitives());
          const length = (primitive.getAttribute('POSITION')?.getCount() ?? 0) * 3;
          const east = Float32Array.from({ length }, (_, i) => (i % 3 === 0 ? 10 : 0));
          const shift = document.createAccessor().setType('VEC3').setArray(east).setBuffer(first(document.getRoot().listBuffers()));
          primitive.addTarget(document.createPrimitiveTarget().setAttribute('POSITION', shift));
          mesh.setWeights([0.5]);
        }),
      [5, 0, 17, 8],
    ],
    [
      'with strips, lines and points beside triangles',
      () =>
        changed((document) => {
          const mesh = first(document.getRoot().listMeshes());
          const position = first(mesh.listPrimitives()).getAttribute('POSITION');
          for (const mode of [0, 1, 3, 5] as const)
            mesh.addPrimitive(document.createPrimitive().setMode(mode).setAttribute('POSITION', position));
        }),
      [0, 0, 12, 8],
    ],
    [
      'with extensions of its maker that may be left out',
      json(house, (all) => Object.assign(all, { extensionsUsed: ['ACME_parts'], extensions: { ACME_parts: { wing: 1 } } })),
      [0, 0, 12, 8],
    ],
    [
      'with a box that is not its own',
      json(house, (all) => {
        for (const accessor of all.accessors as { max?: number[] }[]) if (accessor.max) accessor.max = [99, 99, 99];
      }),
      [0, 0, 12, 8],
    ],
    [
      'with two scenes, the second shown',
      json(house, (all) =>
        Object.assign(all, {
          nodes: [{ mesh: 0 }, { mesh: 0, translation: [100, 0, 0] }],
          scenes: [{ nodes: [0] }, { nodes: [1] }],
          scene: 1,
        }),
      ),
      [100, 0, 112, 8],
    ],
  ])('%s', async (_, make, box) => {
    const made = await optimiseModel(new Uint8Array(await make()));
    const near = (values: readonly number[]) => expect(values.map((value) => Math.round(value * 10) / 10 + 0));
    near(made.box).toEqual(box);
    const { issues } = await validateBytes(made.bytes);
    expect(issues.messages.filter(({ severity }) => severity === 0)).toEqual([]);
    // What is drawn stands there too, not only what is told of it.
    const { min, max } = getBounds(first((await io.readBinary(made.bytes)).getRoot().listScenes()));
    near([min[0], min[2], max[0], max[2]]).toEqual(box);
  });
});
