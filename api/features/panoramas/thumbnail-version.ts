import { shortHash } from '../../../tiles/panoramas/read-panoramas.ts';

/** Raise it when the same panorama is cut differently, so that the small pictures are made anew. */
const CUT = 1;

/**
 * Hash of all that a panorama's small picture depends on.
 * @param version first 16 hex digits of its own hash @param turn from its middle column to the first look, degrees
 */
export const thumbnailVersion = (version: string, turn: number): string => shortHash(JSON.stringify([CUT, version, turn]));
