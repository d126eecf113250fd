import { createHash } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { PANORAMA_LIMITS } from '../../../data/model/panorama/photo-limits.ts';
import { ProblemError } from '../../http/problem.ts';

/** A photograph as it is kept and shown. */
export interface ReadPhoto {
  /** WebP without any metadata. */
  bytes: Buffer;
  /** Pixels; half as high. */
  width: number;
  sha256: string;
}

const TYPES = ['image/jpeg', 'image/png', 'image/webp'];
const refused = (message: string) => new ProblemError('unsupported-file', message, [{ field: 'picture', message }]);
const tooLarge = (message: string) => new ProblemError('too-large', message, [{ field: 'picture', message }]);

/**
 * Decodes a stranger's 360° photograph and makes what is shown of it: upright, at most 4,096 pixels wide, nothing of its metadata.
 * @throws ProblemError `unsupported-file` or `too-large`, with a sentence
 */
export async function readPhoto(file: File): Promise<ReadPhoto> {
  const { bytes: most, pixels, narrowest, kept, tolerance } = PANORAMA_LIMITS;
  if (file.size > most) throw tooLarge(`A 360° photograph may have ${most >> 20} MB.`);
  const original = Buffer.from(await file.arrayBuffer());
  const type = (await fileTypeFromBuffer(original))?.mime ?? '';
  if (!TYPES.includes(type)) throw refused('360° photographs are accepted as JPEG, PNG or WebP.');
  try {
    const reading = { failOn: 'error', limitInputPixels: pixels, sequentialRead: true } as const;
    const facts = await sharp(original, reading).metadata();
    if ((facts.pages ?? 1) > 1) throw refused('Moving pictures are not accepted.');
    const turned = (facts.orientation ?? 1) >= 5;
    const [width, height] = turned ? [facts.height, facts.width] : [facts.width, facts.height];
    if (Math.abs(width / height - 2) > tolerance)
      throw refused(`A 360° photograph is twice as wide as high (equirectangular); this one is ${width} × ${height}.`);
    if (width < narrowest) throw refused(`A 360° photograph is at least ${narrowest} pixels wide.`);
    const across = Math.min(kept, width - (width % 2));
    const upright =
      turned || facts.orientation === 3 ? sharp(original, { ...reading, sequentialRead: false }).rotate() : sharp(original, reading);
    const bytes = await upright
      .resize(across, across / 2, { fit: 'fill' })
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .webp({ quality: 82, effort: 4 })
      .toBuffer();
    return { bytes, width: across, sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    if (error instanceof Error && /pixel limit/i.test(error.message))
      throw tooLarge(`A 360° photograph may have ${pixels / 1_000_000} megapixels.`);
    throw refused('The photograph is damaged or incomplete.');
  }
}
