import type { ModelRefusal } from '../../../data/model/model-limits.ts';
import { MODEL_LIMITS } from '../../../data/model/model-limits.ts';

/** Kept: the map draws them. */
export const DRAWN = [
  'EXT_meshopt_compression',
  'EXT_texture_webp',
  'KHR_materials_clearcoat',
  'KHR_materials_pbrSpecularGlossiness',
  'KHR_materials_specular',
  'KHR_materials_unlit',
  'KHR_mesh_quantization',
  'KHR_texture_transform',
];
/** Accepted, and dropped: the model is drawn without them. */
export const DROPPED = [
  'KHR_lights_punctual',
  'KHR_materials_anisotropy',
  'KHR_materials_diffuse_transmission',
  'KHR_materials_dispersion',
  'KHR_materials_emissive_strength',
  'KHR_materials_ior',
  'KHR_materials_iridescence',
  'KHR_materials_sheen',
  'KHR_materials_transmission',
  'KHR_materials_variants',
  'KHR_materials_volume',
];

/** Accepted, and unfolded: the map is given what is in it. */
export const UNFOLDED = ['EXT_mesh_gpu_instancing', 'KHR_draco_mesh_compression'];
/** What the validator calls an error and exporters write all the same: no harm to the picture, or made anew on the way. */
const TOLERATED = ['ACCESSOR_MAX_MISMATCH', 'ACCESSOR_MIN_MISMATCH', 'ACCESSOR_WEIGHTS_NON_NORMALIZED', 'ACCESSOR_VECTOR3_NON_UNIT'];

/** Why a file is no model for the map: a word for the form, and a sentence. */
export class RefusedModel extends Error {
  readonly word: ModelRefusal;
  constructor(word: ModelRefusal, sentence: string) {
    super(sentence);
    this.word = word;
  }
}

/** What is looked at in a glb's JSON, before anything in it is unfolded. */
interface Outline {
  asset?: { version?: string };
  extensionsUsed?: string[];
  extensionsRequired?: string[];
  buffers?: { uri?: string; byteLength?: number }[];
  bufferViews?: { byteLength?: number; extensions?: { EXT_meshopt_compression?: { count?: number; byteStride?: number } } }[];
  images?: { uri?: string }[];
  accessors?: { count: number; type: string }[];
  nodes?: { mesh?: number; extensions?: { EXT_mesh_gpu_instancing?: { attributes?: Record<string, number> } } }[];
  meshes?: { primitives: { attributes: Record<string, number>; indices?: number; mode?: number }[] }[];
}
const WIDTH: Record<string, number> = { SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4, MAT2: 4, MAT3: 9, MAT4: 16 };

/** Reads the JSON of a glTF 2.0 binary. @throws RefusedModel */
function outlineOf(bytes: Uint8Array): Outline {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 20 || view.getUint32(0, true) !== 0x46546c67 || view.getUint32(4, true) !== 2)
    throw new RefusedModel('no-glb', 'Only glTF 2.0 binary files (.glb) are accepted.');
  if (view.getUint32(8, true) !== bytes.length || view.getUint32(16, true) !== 0x4e4f534a)
    throw new RefusedModel('damaged', 'The file is cut off or damaged: its length is not what it says.');
  try {
    return JSON.parse(new TextDecoder().decode(bytes.subarray(20, 20 + view.getUint32(12, true)))) as Outline;
  } catch {
    throw new RefusedModel('damaged', 'The file is damaged: its description cannot be read.');
  }
}

/** Triangles of a model, each node that shows a mesh counted. */
function trianglesOf({ accessors = [], nodes = [], meshes = [] }: Outline): number {
  const each = meshes.map(({ primitives }) =>
    primitives.reduce((sum, { attributes, indices, mode = 4 }) => {
      const count = accessors[indices ?? attributes.POSITION ?? -1]?.count ?? 0;
      return sum + (mode === 4 ? Math.floor(count / 3) : mode > 4 ? Math.max(0, count - 2) : 0);
    }, 0),
  );
  return nodes.reduce((sum, { mesh, extensions }) => {
    const [instances] = Object.values(extensions?.EXT_mesh_gpu_instancing?.attributes ?? {});
    return sum + (mesh === undefined ? 0 : (each[mesh] ?? 0)) * (instances === undefined ? 1 : (accessors[instances]?.count ?? 1));
  }, 0);
}

/** Bytes that buffers, their views and what is packed in them say to unfold to, the largest of the three. */
function unfolded({ buffers = [], bufferViews = [] }: Outline): number {
  const sum = (sizes: (number | undefined)[]) => sizes.reduce<number>((all, size = 0) => all + Math.max(0, size), 0);
  const packed = bufferViews.map(({ extensions }) => extensions?.EXT_meshopt_compression);
  return Math.max(
    sum(buffers.map(({ byteLength }) => byteLength)),
    sum(bufferViews.map(({ byteLength }) => byteLength)),
    sum(packed.map((view) => view && (view.count ?? 0) * (view.byteStride ?? 0))),
  );
}

/** Looks at a glb without unfolding it, then has the Khronos validator read it. @returns its triangles @throws RefusedModel */
export async function checkModel(bytes: Uint8Array): Promise<number> {
  const outline = outlineOf(bytes);
  let triangles: number;
  try {
    triangles = checkOutline(outline);
  } catch (error) {
    if (error instanceof RefusedModel) throw error;
    throw new RefusedModel('damaged', 'The file is damaged: its description is not that of a glTF model.');
  }
  const { validateBytes } = await import('gltf-validator');
  const { issues } = await validateBytes(bytes, { maxIssues: 20, ignoredIssues: TOLERATED });
  const fault = issues.messages.find(({ severity }) => severity === 0);
  if (fault) throw new RefusedModel('damaged', `The glTF validator says: ${fault.message} (${fault.code})`);
  return triangles;
}

/** Whether a file that was accepted has something that should be written anew. */
export async function isTolerated(bytes: Uint8Array): Promise<boolean> {
  const { validateBytes } = await import('gltf-validator');
  return (await validateBytes(bytes, { maxIssues: 1, onlyIssues: TOLERATED })).issues.numErrors > 0;
}

/** What the description alone tells. @returns triangles @throws RefusedModel, or anything where the description has another shape */
function checkOutline(outline: Outline): number {
  const outside = [...(outline.buffers ?? []), ...(outline.images ?? [])].find(({ uri }) => uri !== undefined);
  if (outside) throw new RefusedModel('external', 'Everything must lie inside the file; it points to another one.');
  // One that is used and not required may be left out by whoever does not know it.
  const unknown = (outline.extensionsRequired ?? []).find((name) => ![...DRAWN, ...DROPPED, ...UNFOLDED].includes(name));
  if (unknown !== undefined)
    throw new RefusedModel('extension', `The extension ${unknown} is not known here: export the model without it.`);
  const triangles = trianglesOf(outline);
  if (triangles === 0) throw new RefusedModel('empty', 'There is no surface in the model.');
  if (triangles > MODEL_LIMITS.triangles)
    throw new RefusedModel('triangles', `The model has ${triangles} triangles; at most ${MODEL_LIMITS.triangles} are accepted.`);
  const values = (outline.accessors ?? []).reduce((sum, { count, type }) => sum + count * (WIDTH[type] ?? 16), 0);
  if (!(values <= MODEL_LIMITS.values && unfolded(outline) <= 8 * MODEL_LIMITS.values))
    throw new RefusedModel('values', 'The model has too many vertices: simplify it.');
  return triangles;
}
