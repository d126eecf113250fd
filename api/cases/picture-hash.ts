import type { Transaction } from '@libsql/client';
import sharp from 'sharp';
import type { Reader } from './case-row.ts';

/** Side of the picture that the frequencies are taken of, and of the low frequencies that are kept. */
const SIDE = 32;
const LOW = 8;
/** Bits in which two pictures of one photo may differ. Of unrelated photos about 32 of 64 differ. */
export const SAME_WITHIN = 10;
/** A picture with less than this in its low frequencies has nothing to be known by (a blank wall, plain noise). */
const PLAIN = 12;

/** COSINE[u][x] of the discrete cosine transform (DCT-II). */
const COSINE = Array.from({ length: LOW }, (_, u) =>
  Array.from({ length: SIDE }, (_, x) => Math.cos(((2 * x + 1) * u * Math.PI) / (2 * SIDE))),
);

/**
 * Perceptual hash of a picture: signs of its 8 × 8 lowest frequencies against their median (pHash, after Zauner, “Implementation and benchmarking
 * of perceptual image hash functions”, 2010). 16 hexadecimal digits; null: too plain to be known again.
 */
export async function pictureHash(bytes: Buffer | Uint8Array): Promise<string | null> {
  const pixels = await sharp(bytes, { failOn: 'none' })
    .rotate()
    .flatten({ background: '#fff' })
    .greyscale()
    .resize(SIDE, SIDE, { fit: 'fill', kernel: 'lanczos3' })
    .raw()
    .toBuffer();
  const rows = Array.from({ length: SIDE }, (_, y) =>
    COSINE.map((wave) => wave.reduce((sum, weight, x) => sum + weight * (pixels[y * SIDE + x] ?? 0), 0)),
  );
  const low = COSINE.flatMap((wave) => COSINE.map((_, u) => wave.reduce((sum, weight, y) => sum + weight * (rows[y]?.[u] ?? 0), 0)));
  // The first is the mean brightness and says nothing of the picture.
  const shape = low.slice(1).sort((a, b) => a - b);
  const median = shape[shape.length >> 1] ?? 0;
  const strength = Math.sqrt(shape.reduce((sum, value) => sum + value * value, 0) / shape.length) / SIDE;
  if (strength < PLAIN) return null;
  let bits = 0n;
  for (const [i, value] of low.entries()) bits = (bits << 1n) | (i > 0 && value > median ? 1n : 0n);
  return bits.toString(16).padStart(16, '0');
}

/** In how many bits two hashes differ. */
export function hashDistance(a: string, b: string): number {
  let differing = BigInt(`0x${a}`) ^ BigInt(`0x${b}`);
  let count = 0;
  for (; differing > 0n; differing &= differing - 1n) count += 1;
  return count;
}

const bytesOf = (hash: string) => Array.from({ length: 8 }, (_, band) => Number.parseInt(hash.slice(band * 2, band * 2 + 2), 16));

/** Keeps a photo's hash, and its bytes by which others find it. */
export async function keepHash(tx: Pick<Transaction, 'execute'>, city: string, photo: string, hash: string): Promise<void> {
  await tx.execute({ sql: 'UPDATE report_photo SET phash = ? WHERE id = ?', args: [hash, photo] });
  for (const [band, value] of bytesOf(hash).entries())
    await tx.execute({
      sql: 'INSERT OR IGNORE INTO photo_band (city, band, value, photo) VALUES (?, ?, ?, ?)',
      args: [city, band, value, photo],
    });
}

export interface SamePhoto {
  /** `report.seq` and id of the other report. */
  seq: number;
  report: string;
  photo: string;
  distance: number;
}
/** Photos that share a byte with the one asked for and are compared at most. */
const COMPARED = 2000;

/**
 * The same picture in other reports of the city, the nearest first. Of hashes that differ in up to 15 bits one of the eight bytes differs in at
 * most one bit: 72 look-ups in an index find all of them, however many photos there are.
 */
export async function samePhotos(db: Reader, city: string, seq: number, hash: string): Promise<SamePhoto[]> {
  const near = bytesOf(hash).flatMap((value, band) => [
    [band, value],
    ...Array.from({ length: 8 }, (_, bit) => [band, value ^ (1 << bit)]),
  ]);
  const { rows } = await db.execute({
    sql: `SELECT DISTINCT p.id, p.phash, p.report AS seq, c.id AS report FROM json_each(?) j
      CROSS JOIN photo_band b ON b.city = ? AND b.band = j.value ->> '$[0]' AND b.value = j.value ->> '$[1]'
      JOIN report_photo p ON p.id = b.photo JOIN report_case c ON c.report = p.report
      WHERE p.report <> ? AND p.kind = 'before' AND p.state <> 'removed' AND p.phash IS NOT NULL LIMIT ${COMPARED}`,
    args: [JSON.stringify(near), city, seq],
  });
  return rows
    .map((row) => ({
      seq: Number(row.seq),
      report: String(row.report),
      photo: String(row.id),
      distance: hashDistance(hash, String(row.phash)),
    }))
    .filter(({ distance }) => distance <= SAME_WITHIN)
    .sort((a, b) => a.distance - b.distance || a.seq - b.seq);
}
