import { atom } from 'jotai';

type Ring = readonly (readonly [lng: number, lat: number])[];
/** Where the city's buildings are not drawn as something else stands there: an outer ring, then rings inside it where they are drawn. Degrees, not closed. */
export type CutOut = readonly Ring[];
export const cutOutAtom = atom<readonly CutOut[]>([]);
