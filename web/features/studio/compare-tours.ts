/** A place in a tour where two versions differ: a path of names and numbers from 1, and what stands there in each. */
export interface Difference {
  path: string;
  before: string | null;
  after: string | null;
}
/** More of them nobody reads. */
const MOST = 200;

/** What differs between two versions of a tour. Lists with ids are compared by id, so that a stop that moved is one difference. */
export function compareTours(before: unknown, after: unknown): Difference[] {
  const found: Difference[] = [];
  compare('', before, after, found);
  return found.slice(0, MOST);
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const ided = (value: unknown): value is ({ id: string } & Record<string, unknown>)[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => isRecord(one) && typeof one.id === 'string');
const shown = (value: unknown): string | null => (value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value));

function compare(path: string, before: unknown, after: unknown, found: Difference[]): void {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  const at = (name: string | number) => (path ? `${path} › ${name}` : String(name));
  if (isRecord(before) && isRecord(after)) {
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) compare(at(name), before[name], after[name], found);
    return;
  }
  if ((ided(before) || ided(after)) && Array.isArray(before) && Array.isArray(after)) {
    const [old, now] = [before, after].map((list) => new Map((list as { id: string }[]).map((one) => [one.id, one])));
    const order = (list: unknown[]) => (list as { id: string }[]).map(({ id }) => id).join(', ');
    if (order(before) !== order(after)) found.push({ path, before: order(before), after: order(after) });
    for (const [id, one] of old ?? []) if (now?.has(id)) compare(at(id), one, now.get(id), found);
    return;
  }
  if (Array.isArray(before) && Array.isArray(after) && before.some(isRecord)) {
    for (let i = 0; i < Math.max(before.length, after.length); i++) compare(at(i + 1), before[i], after[i], found);
    return;
  }
  found.push({ path, before: shown(before), after: shown(after) });
}
