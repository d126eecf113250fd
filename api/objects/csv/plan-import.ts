import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { distanceBetween } from '../../../data/model/distance.ts';
import { fold } from '../../../data/model/fold.ts';
import { can } from '../../../data/model/rights.ts';
import type { Identity } from '../../auth/identity.ts';
import { areasAt, wardOf } from '../../cases/city-rules.ts';
import { type FieldFault, fieldFault } from '../../http/field-fault.ts';
import { checkObject } from '../check-object.ts';
import type { ImportPlan, ImportRow } from '../contract.ts';
import { newId } from '../new-id.ts';
import type { ObjectKind, Thing, World } from '../object-kind.ts';
import type { ObjectRow } from '../object-row.ts';
import { changedFields } from '../write-object.ts';
import type { Column } from './column.ts';
import type { CsvFile, CsvRow } from './read-csv.ts';

/** Metres within which a new thing of the same name is taken for one that is there. */
const TWIN = 150;
/** Rows told of one by one. */
const LISTED = 500;

export interface PlannedWrite<T> {
  before: ObjectRow<T> | null;
  object: T;
}
export interface Planned<T> {
  plan: ImportPlan;
  writes: PlannedWrite<T>[];
}
interface Parts<T extends Thing> {
  kind: ObjectKind<T>;
  world: World;
  identity: Identity;
  columns: Column<T>[];
  /** All that stands in the table, also what is not theirs. */
  known: Map<string, ObjectRow<T>>;
  now: Date;
}

/** What a file would do: every row new, changed, unchanged or faulty, with all that is wrong with it. Writes nothing. */
export function planImport<T extends Thing>(parts: Parts<T>, file: CsvFile, bytes: Uint8Array): Planned<T> {
  const taken = new Set(parts.known.keys());
  const seen = new Map<string, number>();
  const made: T[] = [];
  const writes: PlannedWrite<T>[] = [];
  const rows: ImportRow[] = [];
  let unchanged = 0;
  for (const row of file.rows) {
    const id = row.cells.get('id') || null;
    const before = id === null ? null : (parts.known.get(id) ?? null);
    const read = readRow(parts, file, row, before, id ?? newId(row.cells.get('name.vi') ?? '', taken));
    const faults = [...read.faults];
    const twice = id === null ? undefined : seen.get(id);
    if (id !== null && twice === undefined) seen.set(id, row.line);
    if (twice !== undefined) faults.push(fieldFault('id', 'repeated', `stands in line ${twice} already`, twice));
    if (read.object && !before) {
      const twin = twinOf(parts, read.object, made);
      if (twin) faults.push(fieldFault('name.vi', 'twin', `is probably “${twin}”; give its id to change it`, twin));
    }
    const name = row.cells.get('name.vi') || (before?.object.name.vi ?? '');
    const told = { line: row.line, id: before ? id : (read.object?.id ?? id), name };
    if (!read.object || faults.length > 0) {
      const said = faults.map(({ field, ...fault }) => ({ column: columnOf(field, parts.columns), ...fault }));
      rows.push({ ...told, state: 'faulty', fields: [], faults: said });
    } else if (before && isDeepStrictEqual(before.object, read.object)) {
      unchanged += 1;
    } else {
      taken.add(read.object.id);
      if (!before) made.push(read.object);
      writes.push({ before, object: read.object });
      rows.push({
        ...told,
        state: before ? 'changed' : 'new',
        fields: before ? changedFields(before.object, read.object) : [],
        faults: [],
      });
    }
  }
  const count = (state: ImportRow['state']) => rows.filter((row) => row.state === state).length;
  const ordered = [...rows.filter(({ state }) => state === 'faulty'), ...rows.filter(({ state }) => state !== 'faulty')];
  const fingerprint = [
    createHash('sha256').update(bytes).digest('hex'),
    ...writes.map(({ before, object }) => [object.id, before?.item.version ?? 0]),
  ];
  return {
    writes,
    plan: {
      counts: { new: count('new'), changed: count('changed'), unchanged, faulty: count('faulty') },
      rows: ordered.slice(0, LISTED),
      more: Math.max(0, ordered.length - LISTED),
      ignoredColumns: file.ignoredColumns,
      token: createHash('sha256').update(JSON.stringify(fingerprint)).digest('base64url'),
      applied: false,
    },
  };
}

function readRow<T extends Thing>(
  { kind, world, identity, columns, now }: Parts<T>,
  file: CsvFile,
  row: CsvRow,
  before: ObjectRow<T> | null,
  id: string,
): { object: T | null; faults: FieldFault[] } {
  if (row.uneven) return { object: null, faults: [fieldFault('', 'bad-form', 'has more or fewer cells than the heading')] };
  if (!before && !kind.makes) return { object: null, faults: [fieldFault('id', 'unknown', 'is none of yours', id)] };
  const said = (before ? structuredClone(before.object) : { id }) as unknown as Record<string, unknown>;
  const faults: FieldFault[] = [];
  for (const column of columns) {
    const cell = row.cells.get(column.key);
    if (cell === undefined || column.key === 'id') continue;
    const fault = column.read(cell, said, { before: before?.object ?? null, number: file.number });
    if (fault) faults.push({ ...fault, field: column.key });
  }
  const checked = checkObject(kind, world, before?.object ?? null, said, id);
  // A cell that could not be read leaves its field as it was; what follows from that is no second fault.
  const further = checked.faults.filter(({ field }) => !faults.some((one) => columnOf(field, columns) === columnOf(one.field, columns)));
  faults.push(...further);
  const [lng, lat] = checked.object?.position ?? [Number.NaN, Number.NaN];
  const area = checked.object ? wardOf(areasAt(world.rules, lng, lat, now)) : null;
  const allowed = (object: T, areaId: string | null) => can(identity.grants, kind.permission, kind.target(world.city, object, areaId));
  if ((checked.object && !allowed(checked.object, area)) || (before && !allowed(before.object, before.item.areaId)))
    faults.push(fieldFault('id', 'not-allowed', 'is not yours to change'));
  return { object: faults.length > 0 ? null : checked.object, faults };
}

function twinOf<T extends Thing>({ kind, known }: Parts<T>, object: T, made: T[]): string | undefined {
  const name = fold(object.name.vi ?? '');
  const same = (other: T) =>
    fold(other.name.vi ?? '') === name &&
    kind.kindOf(other) === kind.kindOf(object) &&
    distanceBetween(other.position, object.position) < TWIN;
  for (const { object: other } of known.values()) if (same(other)) return other.id;
  return made.find(same)?.id;
}

/** The column that shows a field: `position` is the longitude, `description.2.vi` the description in Vietnamese. */
function columnOf<T>(field: string, columns: Column<T>[]): string {
  if (field === '' || columns.some(({ key }) => key === field)) return field;
  const [first = '', ...rest] = field.split('.');
  if (first === 'position') return rest[0] === '1' ? 'lat' : 'lng';
  const lang = rest.at(-1);
  return (
    columns.find(({ key }) => key === first || key === `${first}.${lang}`)?.key ??
    columns.find(({ key }) => key.startsWith(`${first}.`))?.key ??
    field
  );
}
