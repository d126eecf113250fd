import { fold } from '../../../../data/model/fold.ts';

/** An id out of a name, that is not taken yet. */
export function slugOf(name: string, taken: ReadonlySet<string>): string {
  const base =
    fold(name)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 70)
      .replace(/-+$/, '') || 'moi';
  let id = base;
  for (let i = 2; taken.has(id); i++) id = `${base}-${i}`;
  return id;
}
