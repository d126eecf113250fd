import type { Row, Transaction } from '@libsql/client';
import sharp, { type Sharp } from 'sharp';
import type { Box } from '../features/cases/contract.ts';
import { originalKey, READING } from '../files/keep-photo.ts';
import { type MediaStore, mediaStore } from '../files/media-store.ts';
import type { AppContext } from '../http/context.ts';
import { appendEvent } from '../live/append-event.ts';
import { ring } from '../live/wake.ts';
import { FORMATS, type Format, SIZES, type Size } from './photo-address.ts';
import { keepHash, pictureHash, samePhotos } from './picture-hash.ts';

type Parts = Pick<AppContext, 'db' | 'config' | 'log' | 'now'>;

/** Where a size lies. Another revision is another key: a reader never gets a picture from before a black box. */
export const sizeKey = (id: string, revision: number, size: Size, format: Format): string =>
  `sizes/${id}-${revision}-${size}${format === 'webp' ? '' : `.${format}`}`;
const EACH = (Object.keys(SIZES) as Size[]).flatMap((size) => (Object.keys(FORMATS) as Format[]).map((format) => ({ size, format })));

const running = new WeakMap<Parts['db'], Promise<void>>();

/** Makes the sizes of all photos that wait, one after the other, if nobody is at it; returns at once. Call it at start-up too. */
export function wakePictures(parts: Parts): void {
  if (!running.has(parts.db)) void makePictures(parts);
}

/** Resolves when nobody is at it: before the database is closed. */
export const picturesAtRest = (db: Parts['db']): Promise<void> => running.get(db) ?? Promise.resolve();

/** Resolves when no photo waits any more. */
export function makePictures(parts: Parts): Promise<void> {
  const before = running.get(parts.db);
  if (before) return before.then(() => makePictures(parts));
  const work = makeAll(parts)
    .catch((error) => parts.log.error({ err: error }, 'picture sizes could not be made'))
    .finally(() => running.delete(parts.db));
  running.set(parts.db, work);
  return work;
}

async function makeAll(parts: Parts): Promise<void> {
  const { db } = parts;
  for (;;) {
    const { rows } = await db.client.execute(
      `SELECT p.id, p.kind, p.revision, p.boxes, c.city, c.id AS report FROM report_photo p JOIN report_case c ON c.report = p.report
        WHERE p.state = 'waiting' ORDER BY p.rowid LIMIT 1`,
    );
    if (!rows[0]) return;
    await makeOne(parts, rows[0]);
  }
}

async function makeOne(parts: Parts, row: Row): Promise<void> {
  const { db, config, now } = parts;
  const store = mediaStore(config);
  const [id, revision] = [String(row.id), Number(row.revision)];
  const original = await store.get(originalKey(id));
  // The first time only: what was burnt over since is another picture.
  const hash = revision === 1 && original && row.kind === 'before' ? await pictureHash(original).catch(() => null) : null;
  const state = await makeSizes(store, id, revision, JSON.parse(String(row.boxes)) as Box[]).then(
    () => 'ready',
    (error) => {
      // Its original is gone or was damaged on our disk; it was whole when it came.
      parts.log.error({ err: error, photo: id }, 'a photo could not be drawn');
      return 'removed';
    },
  );
  await db.transact(async (tx) => {
    // Moderated meanwhile: the next turn makes it anew.
    const { rowsAffected } = await tx.execute({
      sql: `UPDATE report_photo SET state = ? WHERE id = ? AND revision = ? AND state = 'waiting'`,
      args: [state, id, revision],
    });
    if (rowsAffected > 0)
      await appendEvent(tx, {
        city: String(row.city),
        report: String(row.report),
        at: now(),
        kind: 'edited',
        actor: null,
        visibility: 'staff',
        data: { drawn: id, ...(await tellSame(tx, String(row.city), id, hash)) },
      });
  });
  if (revision > 1) for (const { size, format } of EACH) await store.remove(sizeKey(id, revision - 1, size, format));
  ring(db);
}

/** Keeps a photo's hash. Where the same picture came with another report, this one waits for a look; the event says with which. */
async function tellSame(tx: Transaction, city: string, photo: string, hash: string | null): Promise<{ same?: string }> {
  if (hash === null) return {};
  await keepHash(tx, city, photo, hash);
  const { rows } = await tx.execute({ sql: 'SELECT report FROM report_photo WHERE id = ?', args: [photo] });
  const seq = Number(rows[0]?.report);
  const [same] = (await samePhotos(tx, city, seq, hash)).filter((one) => one.seq < seq);
  if (!same) return {};
  await tx.execute({
    sql: `UPDATE report_case SET version = version + 1, held = json_insert(coalesce(held, '[]'), '$[#]', 'photo')
      WHERE report = ? AND closed = 0 AND coalesce(held, '') NOT LIKE '%"photo"%'`,
    args: [seq],
  });
  return { same: same.report };
}

const clamp = (value: number, from: number, to: number) => Math.max(from, Math.min(to, value));

/** Reads the original, burns the boxes in and writes the sizes as WebP and JPEG. Nothing of its metadata is taken along: sharp writes none unless told to. */
export async function makeSizes(store: MediaStore, id: string, revision: number, boxes: Box[]): Promise<void> {
  const original = await store.get(originalKey(id));
  if (!original) throw new Error(`the original of photo ${id} is not there`);
  const { data, info } = await sharp(original, READING)
    .rotate()
    .resize(SIZES.large, SIZES.large, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  for (const box of boxes) {
    const [left, top] = [clamp(Math.floor(box.x * info.width), 0, info.width), clamp(Math.floor(box.y * info.height), 0, info.height)];
    const right = clamp(Math.ceil((box.x + box.width) * info.width), left, info.width);
    const bottom = clamp(Math.ceil((box.y + box.height) * info.height), top, info.height);
    for (let y = top; y < bottom; y++) data.fill(0, (y * info.width + left) * info.channels, (y * info.width + right) * info.channels);
  }
  const raw = { width: info.width, height: info.height, channels: info.channels };
  for (const [size, side] of Object.entries(SIZES) as [Size, number][]) {
    const picture = sharp(data, { raw }).resize(side, side, { fit: 'inside', withoutEnlargement: true });
    await store.put(sizeKey(id, revision, size, 'webp'), await picture.clone().webp({ quality: 80, effort: 3 }).toBuffer());
    await store.put(sizeKey(id, revision, size, 'jpg'), await asJpeg(picture).toBuffer());
  }
}

const asJpeg = (picture: Sharp): Sharp => picture.jpeg({ quality: 82, progressive: true });

/** A size as it is served; null: there is none. What was drawn before there were JPEGs gets its own when first asked for. */
export async function readSize(store: MediaStore, id: string, revision: number, size: Size, format: Format): Promise<Buffer | null> {
  const key = sizeKey(id, revision, size, format);
  const bytes = await store.get(key);
  if (bytes || format === 'webp') return bytes;
  const webp = await store.get(sizeKey(id, revision, size, 'webp'));
  if (!webp) return null;
  const made = await asJpeg(sharp(webp)).toBuffer();
  await store.put(key, made);
  return made;
}

/** By the first part of a file's key: whether a row names it. */
const NAMED_BY: Record<string, string> = {
  originals: 'SELECT 1 FROM report_photo WHERE id = ?',
  attachments: 'SELECT 1 FROM case_attachment WHERE id = ?',
  recordings: 'SELECT 1 FROM recording WHERE id = ?',
  panoramas: 'SELECT 1 FROM panorama WHERE id = ?',
  models: 'SELECT 1 FROM city_model WHERE file = ?',
};

/** Removes files that no row names: what was written when a process died before its report was. @param age milliseconds that a file must be old */
export async function sweepMedia({ db, config }: Pick<AppContext, 'db' | 'config'>, age = 3_600_000): Promise<number> {
  const store = mediaStore(config);
  const before = Date.now() - age;
  let removed = 0;
  for (const prefix of [...Object.keys(NAMED_BY), 'sizes', 'tmp']) {
    for await (const { key, modified } of store.list(prefix)) {
      if (modified > before) continue;
      const [id = '', revision] = key.slice(prefix.length + 1).split('-');
      const sql = NAMED_BY[prefix] ?? 'SELECT revision FROM report_photo WHERE id = ?';
      const { rows } = await db.client.execute({ sql, args: [id] });
      const named = prefix in NAMED_BY ? rows.length > 0 : prefix === 'sizes' && Number(rows[0]?.revision) === Number(revision);
      if (named) continue;
      await store.remove(key);
      removed += 1;
    }
  }
  return removed;
}
