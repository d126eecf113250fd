import type { Building, HeightSource } from '../contract.ts';
import type { GlbWriter } from '../gltf/GlbWriter.ts';
import { stringColumn } from '../gltf/stringColumn.ts';

const HEIGHT_SOURCES: HeightSource[] = ['measured', 'levels', 'class', 'sample'];
/** Heights are stored in decimetres: 65,535 is 6,553.5 m. */
const HEIGHT_SCALE = 6553.5;

/** Adds the property table of class `building`, one row a building, and returns the EXT_structural_metadata object. */
export function propertyTable(glb: GlbWriter, buildings: readonly Building[]): object {
  const classes = namesOf(buildings.map((b) => b.class));
  const wards = namesOf(buildings.map((b) => b.ward ?? ''));
  const column = (values: ArrayBufferView): number => glb.rawView(values);
  const indexed = (names: string[], of: (b: Building) => string): Uint8Array | Uint16Array => {
    const index = new Map(names.map((name, i) => [name, i]));
    const numbers = buildings.map((b) => index.get(of(b)) ?? 0);
    return names.length > 256 ? Uint16Array.from(numbers) : Uint8Array.from(numbers);
  };
  const wide = (names: string[]): string => (names.length > 256 ? 'UINT16' : 'UINT8');
  const enumOf = (names: string[]): object => ({ valueType: wide(names), values: names.map((name, value) => ({ name, value })) });
  const whole = (of: (b: Building) => number | undefined, most: number): number[] =>
    buildings.map((b) => Math.max(0, Math.min(most, Math.round(of(b) || 0))));
  return {
    schema: {
      id: 'building',
      classes: {
        building: {
          properties: {
            id: { type: 'STRING' },
            name: { type: 'STRING', noData: '' },
            class: { type: 'ENUM', enumType: 'buildingClass' },
            height: { type: 'SCALAR', componentType: 'UINT16', normalized: true, scale: HEIGHT_SCALE, description: 'metres' },
            heightSource: { type: 'ENUM', enumType: 'heightSource' },
            levels: { type: 'SCALAR', componentType: 'UINT8' },
            ward: { type: 'ENUM', enumType: 'ward' },
            year: { type: 'SCALAR', componentType: 'UINT16', noData: 0 },
          },
        },
      },
      enums: { buildingClass: enumOf(classes), heightSource: enumOf(HEIGHT_SOURCES), ward: enumOf(wards) },
    },
    propertyTables: [
      {
        class: 'building',
        count: buildings.length,
        properties: {
          id: stringColumn(
            glb,
            buildings.map((b) => b.id),
          ),
          name: stringColumn(
            glb,
            buildings.map((b) => (b.name ?? '').normalize('NFC')),
          ),
          class: { values: column(indexed(classes, (b) => b.class)) },
          height: { values: column(Uint16Array.from(whole((b) => b.height * 10, 65535))) },
          heightSource: { values: column(Uint8Array.from(buildings.map((b) => Math.max(0, HEIGHT_SOURCES.indexOf(b.heightSource))))) },
          levels: { values: column(Uint8Array.from(whole((b) => b.levels, 255))) },
          ward: { values: column(indexed(wards, (b) => b.ward ?? '')) },
          year: { values: column(Uint16Array.from(whole((b) => b.year, 65535))) },
        },
      },
    ],
  };
}

/** Sorted, so that equal tiles are equal bytes. */
function namesOf(all: string[]): string[] {
  return [...new Set(all)].sort();
}
