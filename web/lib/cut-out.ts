import { atom } from 'jotai';

/** Rings of [lng, lat] degrees, not closed, under which the city's buildings are not drawn; something else stands there. */
export const cutOutAtom = atom<readonly (readonly (readonly [number, number])[])[]>([]);
