import { fold } from '../../data/model/fold.ts';

const LONGEST = 70;

/** An id for a new object, from its name: `thcs-nguyen-trai`, with a number where that is taken. */
export function newId(name: string, taken: { has(id: string): boolean }): string {
  const plain =
    fold(name)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, LONGEST)
      .replace(/-+$/, '') || 'x';
  for (let i = 1; ; i++) {
    const id = i === 1 ? plain : `${plain}-${i}`;
    if (!taken.has(id)) return id;
  }
}
