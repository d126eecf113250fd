import { atom } from 'jotai';

/** A model as it would stand: shown on the map to whoever places it, before it is saved. */
export interface ModelPreview {
  /** Of the saved model that it stands for; null: a new one. */
  id: string | null;
  /** Address of a glb; of the browser's own for a file that was only chosen. */
  url: string;
  /** [lng, lat] degrees. */
  position: readonly [number, number];
  /** Degrees clockwise. */
  heading: number;
  scale: number;
  /** Metres above the drawn ground. */
  height: number;
  /** Whether the city's own buildings give way under it. */
  clip: boolean;
}
export const modelPreviewAtom = atom<ModelPreview | null>(null);

/** What the map made of it. */
export const modelPreviewStateAtom = atom<'loading' | 'shown' | 'failed'>('loading');
