import { type OpenGlb, readGlb } from './readGlb.ts';

const WIDTHS: Record<string, number> = { UINT8: 1, INT8: 1, UINT16: 2, INT16: 2, UINT32: 4, INT32: 4, FLOAT32: 4 };

/** What is wrong inside a glb: the Khronos validator's errors, and property tables that do not fit their class or the feature ids. */
export async function checkGlb(bytes: Uint8Array): Promise<string[]> {
  const problems: string[] = [];
  // Loaded on demand: a megabyte that only checks need.
  const { validateBytes } = await import('gltf-validator');
  const report = await validateBytes(bytes, { maxIssues: 20 });
  for (const { severity, code, message, pointer } of report.issues.messages) {
    if (severity === 0) problems.push(`${code} at ${pointer}: ${message}`);
  }
  try {
    const glb = readGlb(bytes);
    problems.push(...checkTables(glb), ...checkFeatureIds(glb));
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
  }
  return problems;
}

function checkTables(glb: OpenGlb): string[] {
  const metadata = glb.document.extensions?.EXT_structural_metadata;
  if (!metadata) return [];
  const problems: string[] = [];
  for (const table of metadata.propertyTables) {
    const properties = metadata.schema.classes[table.class]?.properties;
    if (!properties) problems.push(`table of unknown class ${table.class}`);
    for (const [name, column] of Object.entries(table.properties)) {
      const property = properties?.[name];
      if (!property) problems.push(`column ${name} is not in class ${table.class}`);
      else if (property.type === 'STRING') problems.push(...checkStrings(glb, name, column, table.count));
      else {
        const kind = property.type === 'ENUM' ? metadata.schema.enums[String(property.enumType)] : undefined;
        const width = WIDTHS[kind?.valueType ?? String(property.componentType)] ?? 0;
        const values = glb.view(column.values);
        if (values.length !== width * table.count)
          problems.push(`column ${name} holds ${values.length} bytes, not ${width} x ${table.count}`);
        const known = new Set(kind?.values.map(({ value }) => value));
        if (kind && width === 1 && values.some((value) => !known.has(value))) problems.push(`column ${name} has values outside its enum`);
      }
    }
  }
  return problems;
}

function checkStrings(glb: OpenGlb, name: string, column: { values: number; stringOffsets?: number | undefined }, count: number): string[] {
  if (column.stringOffsets === undefined) return [`column ${name} has no offsets`];
  const bytes = new Uint8Array(glb.view(column.stringOffsets));
  const offsets = new Uint32Array(bytes.buffer);
  if (offsets.length !== count + 1) return [`column ${name} has ${offsets.length} offsets for ${count} rows`];
  const falls = offsets.some((offset, i) => i > 0 && offset < (offsets[i - 1] ?? 0));
  const beyond = (offsets[count] ?? 0) > glb.view(column.values).length;
  return falls || beyond ? [`column ${name} has offsets that fall or end beyond its values`] : [];
}

function checkFeatureIds(glb: OpenGlb): string[] {
  const tables = glb.document.extensions?.EXT_structural_metadata?.propertyTables ?? [];
  const problems: string[] = [];
  for (const primitive of glb.document.meshes.flatMap((mesh) => mesh.primitives)) {
    for (const { featureCount, attribute, propertyTable } of primitive.extensions?.EXT_mesh_features?.featureIds ?? []) {
      const accessor = glb.document.accessors[primitive.attributes[`_FEATURE_ID_${attribute}`] ?? -1];
      if (!accessor) {
        problems.push(`no attribute _FEATURE_ID_${attribute}`);
        continue;
      }
      const stride = glb.document.bufferViews[accessor.bufferView]?.byteStride ?? 2;
      const bytes = glb.view(accessor.bufferView);
      const seen = new Set<number>();
      for (let i = 0; i < accessor.count; i++) seen.add((bytes[i * stride] ?? 0) | ((bytes[i * stride + 1] ?? 0) << 8));
      if (seen.size !== featureCount) problems.push(`${seen.size} different feature ids, ${featureCount} announced`);
      const rows = propertyTable === undefined ? undefined : tables[propertyTable]?.count;
      if (rows !== undefined && [...seen].some((id) => id >= rows)) problems.push(`a feature id beyond the ${rows} rows of its table`);
    }
  }
  return problems;
}
