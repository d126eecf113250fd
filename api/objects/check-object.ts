import { type FieldFault, faultOf, fieldFault } from '../http/field-fault.ts';
import { ProblemError } from '../http/problem.ts';
import type { ObjectKind, Thing, World } from './object-kind.ts';

export type Checked<T> = { object: T; faults: [] } | { object: null; faults: FieldFault[] };

/** Reads what was said into a whole object. Never throws: what is wrong is told by field. @param id of the object, new or not */
export function checkObject<T extends Thing>(kind: ObjectKind<T>, world: World, before: T | null, said: unknown, id: string): Checked<T> {
  const input = kind.input.safeParse(said, { reportInput: true });
  if (!input.success) return { object: null, faults: input.error.issues.map((issue) => faultOf(issue)) };
  const whole = kind.schema.safeParse(kind.merge(before, input.data, id));
  if (!whole.success) return { object: null, faults: whole.error.issues.map((issue) => faultOf(issue)) };
  const faults = [...inside(whole.data, world), ...languages(whole.data, world), ...kind.check(whole.data, world)];
  return faults.length > 0 ? { object: null, faults } : { object: whole.data, faults: [] };
}

/** @throws ProblemError 400 that names every field */
export function refuseFaults(faults: FieldFault[]): never {
  throw new ProblemError('bad-request', faults.map((f) => `${f.field}: ${f.message}`).join('; '), faults);
}

function inside({ position: [lng, lat] }: Thing, { rules: { extent } }: World): FieldFault[] {
  const [w, s, e, n] = extent;
  if (lng >= w && lng <= e && lat >= s && lat <= n) return [];
  return [fieldFault('position', 'outside', 'lies outside the city', `${w}, ${s} … ${e}, ${n}`)];
}

function languages(object: Thing, world: World): FieldFault[] {
  return Object.keys(object.name)
    .filter((lang) => !world.languages.includes(lang))
    .map((lang) => fieldFault(`name.${lang}`, 'not-listed', 'is no language of this city', world.languages.join(', ')));
}
