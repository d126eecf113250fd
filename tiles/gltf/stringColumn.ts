import type { GlbWriter } from './GlbWriter.ts';

/** A string column of a property table: UTF-8 bytes and count + 1 offsets. A column of empty strings still needs one byte, as no view may be empty. */
export function stringColumn(glb: GlbWriter, values: readonly string[]): object {
  const encoder = new TextEncoder();
  const offsets = new Uint32Array(values.length + 1);
  const parts = values.map((value) => encoder.encode(value));
  parts.forEach((part, i) => {
    offsets[i + 1] = (offsets[i] ?? 0) + part.length;
  });
  const bytes = new Uint8Array(Math.max(1, offsets[values.length] ?? 0));
  parts.forEach((part, i) => {
    bytes.set(part, offsets[i]);
  });
  const stringOffsets = glb.codedView(offsets, offsets.length, 4, 'ATTRIBUTES');
  return { values: glb.rawView(bytes), stringOffsets, stringOffsetType: 'UINT32' };
}
