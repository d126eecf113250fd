import sharp from 'sharp';
import { pictureOf } from '../../../data/model/panorama/direction.ts';
import { THUMBNAIL } from '../../../data/model/panorama/thumbnail.ts';

/** Degrees of the panorama's width; at 78 nothing is bent so much that one sees it. */
const WIDE = 78;
/** Degrees above the horizon: the ground at one's feet shows nothing. */
const PITCH = 4;

/**
 * What one sees first of an equirectangular picture: its band about the first look, 3:2. WebP, never enlarged.
 * @param look bearing of the first look and @param heading bearing of the middle column, degrees
 */
export async function cutThumbnail(picture: Uint8Array, look: number, heading: number): Promise<Buffer<ArrayBuffer>> {
  const { data, info } = await sharp(picture).toColourspace('srgb').removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const [u, v] = pictureOf({ bearing: look, pitch: PITCH }, heading);
  const width = Math.round((info.width * WIDE) / 360);
  const height = Math.round((width * THUMBNAIL.height) / THUMBNAIL.width);
  const top = Math.round(v * info.height - height / 2);
  const left = Math.round(u * info.width - width / 2);
  // The left and the right edge are one: rows are put together where the band goes over it.
  const bytes = info.channels;
  const band = Buffer.alloc(width * height * bytes);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; ) {
      const column = (left + x + info.width) % info.width;
      const run = Math.min(width - x, info.width - column);
      const from = ((top + y) * info.width + column) * bytes;
      data.copy(band, (y * width + x) * bytes, from, from + run * bytes);
      x += run;
    }
  const small = sharp(band, { raw: { width, height, channels: info.channels } });
  return (await small
    .resize(THUMBNAIL.width, THUMBNAIL.height, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 80, effort: 5, smartSubsample: true })
    .toBuffer()) as Buffer<ArrayBuffer>;
}
