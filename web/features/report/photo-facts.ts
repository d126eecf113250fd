/** What a photo says of itself, and whether the report takes its place from it. */
import type { DraftPlace } from './draft.ts';
import { inExtent } from './steps.ts';

export interface PhotoFacts {
  /** [lng, lat] degrees. */
  position: [number, number] | null;
  /** ISO 8601; a camera without time zone is taken to stand in the device's own. */
  takenAt: string | null;
}

/** A camera whose clock was never set. Milliseconds of the epoch. */
const OLDEST = Date.UTC(1995, 0);

/** Reads EXIF before anything is rewritten; the reader is loaded with the first photo. A photo that says nothing is no failure. */
export async function readPhotoFacts(file: Blob): Promise<PhotoFacts> {
  try {
    const { default: exifr } = await import('exifr');
    const read = (await exifr.parse(await file.arrayBuffer(), { gps: true, exif: true, xmp: false, icc: false, iptc: false })) as
      | Record<string, unknown>
      | undefined;
    return factsOf(read);
  } catch {
    return { position: null, takenAt: null };
  }
}

/** Keeps what makes sense: [0, 0] and other nonsense of cameras without a fix is dropped. */
export function factsOf(read: Record<string, unknown> | undefined): PhotoFacts {
  const { latitude, longitude, DateTimeOriginal: taken } = read ?? {};
  const sound =
    typeof latitude === 'number' &&
    typeof longitude === 'number' &&
    Math.abs(latitude) <= 90 &&
    Math.abs(longitude) <= 180 &&
    (latitude !== 0 || longitude !== 0);
  return {
    position: sound ? [longitude, latitude] : null,
    takenAt: taken instanceof Date && taken.getTime() > OLDEST ? taken.toISOString() : null,
  };
}

export type PhotoSource = 'taken' | 'chosen';
export type PlaceChoice =
  | { take: DraftPlace }
  /** The report keeps its place; the photo's own is offered where it has one in the city. */
  | { keep: true; offer: DraftPlace | null }
  /** The photo was taken elsewhere. */
  | { outside: true };

/**
 * Where the report is, after a photo came in: one just taken stands where the device is, a chosen one where its EXIF says. A place that the
 * reader gave stays.
 * @param device where the device is, asked only for a photo just taken
 */
export function choosePlace(
  source: PhotoSource,
  facts: PhotoFacts,
  device: { lng: number; lat: number; accuracy: number } | null,
  present: DraftPlace | null,
  extent: readonly [number, number, number, number],
): PlaceChoice {
  const own: DraftPlace | null = facts.position && { lng: facts.position[0], lat: facts.position[1], height: null, from: 'photo' };
  const here: DraftPlace | null = device && { lng: device.lng, lat: device.lat, height: null, from: 'device', accuracy: device.accuracy };
  const found = source === 'taken' ? (here ?? own) : own;
  if (!found) return { keep: true, offer: null };
  if (!inExtent(found, extent)) return present ? { keep: true, offer: null } : { outside: true };
  return present ? { keep: true, offer: found } : { take: found };
}
