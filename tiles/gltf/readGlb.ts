import { MeshoptDecoder } from 'meshoptimizer/decoder';
import { z } from 'zod';

await MeshoptDecoder.ready;

const index = z.number().int().min(0);
const Coding = z.object({
  buffer: index,
  byteOffset: index.default(0),
  byteLength: index,
  byteStride: index,
  count: index,
  mode: z.enum(['ATTRIBUTES', 'TRIANGLES', 'INDICES']),
});
const View = z.object({
  buffer: index,
  byteOffset: index.default(0),
  byteLength: index,
  byteStride: index.optional(),
  extensions: z.object({ EXT_meshopt_compression: Coding.optional() }).optional(),
});
const Column = z.object({ values: index, stringOffsets: index.optional() });
const Metadata = z.object({
  schema: z.object({
    classes: z.record(z.string(), z.object({ properties: z.record(z.string(), z.looseObject({ type: z.string() })) })),
    enums: z
      .record(z.string(), z.object({ valueType: z.string(), values: z.array(z.object({ name: z.string(), value: z.number() })) }))
      .default({}),
  }),
  propertyTables: z.array(z.object({ class: z.string(), count: index, properties: z.record(z.string(), Column) })),
});
const Primitive = z.object({
  attributes: z.record(z.string(), index),
  indices: index,
  extensions: z
    .object({
      EXT_mesh_features: z
        .object({ featureIds: z.array(z.object({ featureCount: index, attribute: index, propertyTable: index.optional() })) })
        .optional(),
    })
    .optional(),
});
const Accessor = z.object({
  bufferView: index,
  byteOffset: index.default(0),
  componentType: z.number(),
  normalized: z.boolean().optional(),
  count: index,
  type: z.string(),
});
export const GlbDocument = z.object({
  accessors: z.array(Accessor).default([]),
  bufferViews: z.array(View).default([]),
  meshes: z.array(z.object({ primitives: z.array(Primitive) })).default([]),
  nodes: z
    .array(z.looseObject({ translation: z.array(z.number()).optional(), scale: z.array(z.number()).optional(), mesh: index.optional() }))
    .default([]),
  extensions: z.object({ EXT_structural_metadata: Metadata.optional() }).optional(),
});
export type GlbDocument = z.infer<typeof GlbDocument>;

/** A glb opened for checking: its document, and the bytes of its views as they are once uncompressed. */
export interface OpenGlb {
  document: GlbDocument;
  view(index: number): Uint8Array;
}

/** @throws when the bytes are no glb, or a coded view cannot be decoded. */
export function readGlb(bytes: Uint8Array): OpenGlb {
  const head = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 28 || head.getUint32(0, true) !== 0x46546c67) throw new Error('not a glb');
  if (head.getUint32(8, true) !== bytes.length) throw new Error('the length in the header is not that of the file');
  const jsonLength = head.getUint32(12, true);
  const document = GlbDocument.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(20, 20 + jsonLength))));
  const bin = bytes.subarray(28 + jsonLength);
  return {
    document,
    view(at) {
      const view = document.bufferViews[at];
      if (!view) throw new Error(`no buffer view ${at}`);
      const coding = view.extensions?.EXT_meshopt_compression;
      if (!coding) return bin.subarray(view.byteOffset, view.byteOffset + view.byteLength);
      const out = new Uint8Array(coding.count * coding.byteStride);
      const source = bin.subarray(coding.byteOffset, coding.byteOffset + coding.byteLength);
      MeshoptDecoder.decodeGltfBuffer(out, coding.count, coding.byteStride, source, coding.mode);
      return out;
    },
  };
}
