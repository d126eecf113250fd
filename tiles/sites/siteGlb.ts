import { MeshoptEncoder } from 'meshoptimizer/encoder';
import { type Site, type SiteMaterial, SURFACES } from '../../scenes/site-contract.ts';
import { ARRAY_BUFFER, ELEMENT_ARRAY_BUFFER, GL, GlbWriter } from '../gltf/GlbWriter.ts';
import { stringColumn } from '../gltf/stringColumn.ts';
import { PALETTE } from './palette.ts';
import type { Group, Sculpt } from './Sculpt.ts';

await MeshoptEncoder.ready;

/** Positions are whole steps of this many metres, so that 16 bits reach 511 m to every side. */
export const STEP = 1 / 64;

export interface SiteGlb {
  glb: Uint8Array;
  triangles: number;
  materials: number;
}

/** sRGB `#rrggbb` as glTF's linear factors. */
function linear(hex: string): number[] {
  return [1, 3, 5].map((i) => {
    const v = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return Math.round((v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4) * 1e4) / 1e4;
  });
}

function materialOf(name: string, { colour, roughness, metallic, opacity, surface }: SiteMaterial): object {
  return {
    name,
    pbrMetallicRoughness: { baseColorFactor: [...linear(colour), opacity], roughnessFactor: roughness, metallicFactor: metallic },
    ...(opacity < 1 && { alphaMode: 'BLEND' }),
    ...(surface === 'lamp' && { emissiveFactor: linear(colour).map((v) => v * 0.6) }),
  };
}

/**
 * One glb a site and level of detail: a primitive a material, axes x east, y up, z south. What stands high comes first: drawn in this order, the
 * ground is shaded only where nothing stands on it. COLOR_0.rgb tints the material's colour, its alpha is the
 * number of the material's surface (SURFACES) / 255. Each vertex carries the row of its part in the property table of class `sitePart`.
 * @throws Error that names a material that neither the site nor the palette has, or a site that reaches further than 16 bits do
 */
export function siteGlb(site: Site, sculpt: Sculpt): SiteGlb {
  const glb = new GlbWriter();
  const groups = [...sculpt.groups]
    .filter(([, group]) => group.indices.length)
    .map(([name, group]) => ({ name, group, height: meanHeight(group) }))
    .sort((a, b) => b.height - a.height || (a.name < b.name ? -1 : 1))
    .map(({ name, group }): [string, Group] => [name, group]);
  const materials = groups.map(([name]): [string, SiteMaterial] => {
    const material = site.materials[name] ?? PALETTE[name];
    if (!material) throw new Error(`${site.id}: there is no material "${name}"`);
    return [name, material];
  });
  const primitives = groups.map(([, group], i) => primitive(glb, site, group, SURFACES.indexOf(materials[i]?.[1].surface ?? 'plain'), i));
  const column = (of: (part: Site['parts'][number]) => string) =>
    stringColumn(
      glb,
      site.parts.map((part) => of(part).normalize('NFC')),
    );
  const text = { type: 'STRING' };
  const bytes = glb.finish({
    extensionsUsed: ['KHR_mesh_quantization', 'EXT_mesh_features', 'EXT_structural_metadata'],
    extensionsRequired: ['KHR_mesh_quantization'],
    extensions: {
      EXT_structural_metadata: {
        schema: { id: 'site', classes: { sitePart: { properties: { id: text, site: text, name: text } } } },
        propertyTables: [
          {
            class: 'sitePart',
            count: site.parts.length,
            properties: {
              id: column(({ id }) => `${site.id}.${id}`),
              site: column(() => site.id),
              name: column(({ name }) => name.vi ?? ''),
            },
          },
        ],
      },
    },
    scene: 0,
    scenes: [{ nodes: [0] }],
    nodes: [{ mesh: 0, name: site.id, scale: [STEP, STEP, STEP] }],
    meshes: [{ primitives }],
    materials: materials.map(([name, material]) => materialOf(name, material)),
  });
  return { glb: bytes, triangles: groups.reduce((sum, [, g]) => sum + g.indices.length / 3, 0), materials: materials.length };
}

function primitive(glb: GlbWriter, site: Site, group: Group, surface: number, material: number): object {
  const [remap, n] = MeshoptEncoder.reorderMesh(Uint32Array.from(group.indices), true, true);
  // The encoder rewrites the indices it is given: they are made anew from the new places.
  const indices = Uint32Array.from(group.indices, (old) => remap[old] ?? 0);
  const ordered = orderTriangles(indices);
  const positions = new Int16Array(4 * n);
  const normals = new Int8Array(4 * n);
  const colours = new Uint8Array(4 * n);
  const features = new Uint16Array(2 * n);
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (const [old, at] of remap.entries()) {
    if (at >= n) continue;
    const [x, y, z] = [0, 1, 2].map((k) => Math.round((group.positions[3 * old + k] ?? 0) / STEP));
    const placed = [x ?? 0, z ?? 0, -(y ?? 0)];
    for (const [k, v] of placed.entries()) {
      if (Math.abs(v) > 32767) throw new Error(`${site.id}: a shape lies more than 511 m from the site's position`);
      positions[4 * at + k] = v;
      low[k] = Math.min(low[k] ?? v, v);
      high[k] = Math.max(high[k] ?? v, v);
    }
    const normal = [group.normals[3 * old] ?? 0, group.normals[3 * old + 2] ?? 1, -(group.normals[3 * old + 1] ?? 0)];
    for (const [k, v] of normal.entries()) normals[4 * at + k] = Math.round(v * 127);
    for (let k = 0; k < 3; k++) colours[4 * at + k] = Math.round((group.tints[3 * old + k] ?? 1) * 255);
    colours[4 * at + 3] = surface;
    features[2 * at] = group.parts[old] ?? 0;
  }
  const attribute = (data: ArrayBufferView, stride: number, rest: object): number =>
    glb.accessor({ bufferView: glb.codedView(data, n, stride, 'ATTRIBUTES', { target: ARRAY_BUFFER, vertex: true }), count: n, ...rest });
  const small = n <= 65535;
  return {
    attributes: {
      POSITION: attribute(positions, 8, { componentType: GL.SHORT, type: 'VEC3', min: low, max: high }),
      NORMAL: attribute(normals, 4, { componentType: GL.BYTE, normalized: true, type: 'VEC3' }),
      COLOR_0: attribute(colours, 4, { componentType: GL.UNSIGNED_BYTE, normalized: true, type: 'VEC4' }),
      _FEATURE_ID_0: attribute(features, 4, { componentType: GL.UNSIGNED_SHORT, type: 'SCALAR' }),
    },
    indices: glb.accessor({
      bufferView: glb.codedView(small ? Uint16Array.from(ordered) : ordered, ordered.length, small ? 2 : 4, 'TRIANGLES', {
        target: ELEMENT_ARRAY_BUFFER,
      }),
      componentType: small ? GL.UNSIGNED_SHORT : GL.UNSIGNED_INT,
      type: 'SCALAR',
      count: ordered.length,
    }),
    material,
    extensions: { EXT_mesh_features: { featureIds: [{ featureCount: new Set(group.parts).size, attribute: 0, propertyTable: 0 }] } },
  };
}

const meanHeight = ({ positions }: Group): number => {
  let sum = 0;
  for (let i = 2; i < positions.length; i += 3) sum += positions[i] ?? 0;
  return (3 * sum) / positions.length;
};

/** Triangles by their first new vertex, so that the coder sees rising numbers; each keeps its winding. */
function orderTriangles(indices: Uint32Array): Uint32Array {
  const triangles = Array.from({ length: indices.length / 3 }, (_, i) => i);
  const lowest = (i: number) => Math.min(indices[3 * i] ?? 0, indices[3 * i + 1] ?? 0, indices[3 * i + 2] ?? 0);
  triangles.sort((a, b) => lowest(a) - lowest(b));
  return Uint32Array.from(triangles.flatMap((i) => [indices[3 * i] ?? 0, indices[3 * i + 1] ?? 0, indices[3 * i + 2] ?? 0]));
}
