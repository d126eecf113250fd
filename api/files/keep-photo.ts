import { createHash, randomBytes } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { PHOTO_LIMITS, PHOTO_TYPES } from '../features/reports/intake-contract.ts';
import { ProblemError } from '../http/problem.ts';
import type { MediaStore } from './media-store.ts';

/** A photo whose original lies in the store; columns of `report_photo`. */
export interface KeptPhoto {
  id: string;
  type: string;
  bytes: number;
  sha256: string;
  /** Pixels, upright. */
  width: number;
  height: number;
}

export const originalKey = (id: string): string => `originals/${id}`;
const refused = (message: string) => new ProblemError('unsupported-file', message, [{ field: 'photo', message }]);
const MEGABYTE = 1 << 20;

/** How sharp reads what strangers send. */
export const READING = { failOn: 'error', limitInputPixels: PHOTO_LIMITS.pixels, sequentialRead: true } as const;

/**
 * Looks at a photo as a stranger's bytes: kind by content, whole, one picture, not a bomb. It is decoded, not believed.
 * @param declared content type that came with it
 * @throws ProblemError `unsupported-file` or `too-large`, with a sentence
 */
export async function checkPhoto(bytes: Buffer, declared: string): Promise<Pick<KeptPhoto, 'type' | 'width' | 'height'>> {
  if (bytes.length > PHOTO_LIMITS.bytes) throw new ProblemError('too-large', `A photo may have ${PHOTO_LIMITS.bytes / MEGABYTE} MB.`);
  if (bytes.length === 0) throw refused('The photo is empty.');
  const type = (await fileTypeFromBuffer(bytes))?.mime ?? '';
  if (type === 'image/apng') throw refused('Moving pictures are not accepted; send one photo.');
  if (!(PHOTO_TYPES as readonly string[]).includes(type)) throw refused('Photos are accepted as JPEG, PNG or WebP.');
  const said = declared.split(';')[0]?.trim().toLowerCase() ?? '';
  if (said !== '' && said !== 'application/octet-stream' && said !== type)
    throw refused(`The photo says it is ${said}, but it is ${type}.`);
  try {
    const facts = await sharp(bytes, READING).metadata();
    if ((facts.pages ?? 1) > 1) throw refused('Moving pictures are not accepted; send one photo.');
    if (facts.width * facts.height > PHOTO_LIMITS.pixels) throw new ProblemError('too-large', 'A photo may have 50 megapixels.');
    // Decodes every row, at a fraction of the size where the format allows it.
    await sharp(bytes, READING).resize(64, 64, { fit: 'inside' }).raw().toBuffer();
    const turned = (facts.orientation ?? 1) >= 5;
    return { type, width: turned ? facts.height : facts.width, height: turned ? facts.width : facts.height };
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    if (error instanceof Error && /pixel limit/i.test(error.message))
      throw new ProblemError('too-large', 'A photo may have 50 megapixels.');
    throw refused('The photo is damaged or incomplete.');
  }
}

/** Writes an original, synced, before its row is. */
export async function keepPhoto(store: MediaStore, bytes: Buffer, declared: string): Promise<KeptPhoto> {
  const facts = await checkPhoto(bytes, declared);
  const id = randomBytes(12).toString('hex');
  await store.put(originalKey(id), bytes);
  return { id, ...facts, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}
