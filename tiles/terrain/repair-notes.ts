import type { Note } from '../contract.ts';

/** Says how many heights of the sources were filled or replaced; nothing where none was. */
export function repairNotes(tiles: readonly { repairs: { voids: number; spikes: number } }[]): Note[] {
  const sum = (of: 'voids' | 'spikes') => tiles.reduce((n, { repairs }) => n + repairs[of], 0);
  const notes: Note[] = [
    { stage: 'model', code: 'voids-filled', count: sum('voids'), text: 'Heights missing in the source; filled from around.' },
    { stage: 'model', code: 'spikes-removed', count: sum('spikes'), text: 'Heights far off all around them; replaced.' },
  ];
  return notes.filter(({ count }) => count > 0);
}
