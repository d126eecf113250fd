import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import type { Photo } from '../features/cases/contract.ts';
import { originalKey } from '../files/keep-photo.ts';
import { mediaStore } from '../files/media-store.ts';
import type { AppContext } from '../http/context.ts';
import { CASE_COLUMNS, CASE_TABLES, caseRow } from './case-row.ts';
import { readSize } from './pictures.ts';
import { readTracking } from './tracking.ts';

const ENDINGS: Record<string, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' };

/**
 * Everything that is kept about who is signed in as one ZIP, photo by photo as it is taken: `data.json` and below `photos` what it names, so that
 * nothing has to be fetched later.
 * @param head what `data.json` begins with
 */
export async function* ownArchive(context: AppContext, userId: string, head: object): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  const taken = () => {
    const chunks = ready;
    ready = [];
    return chunks;
  };
  const { rows } = await context.db.client.execute({
    sql: `SELECT ${CASE_COLUMNS}, o.name AS contact_name, o.email AS contact_email, o.phone AS contact_phone, c.answers, c.device IS NOT NULL AS has_device
      FROM ${CASE_TABLES} JOIN report_contact o ON o.report = c.report WHERE o.user = ? ORDER BY c.report`,
    args: [userId],
  });
  const reports: object[] = [];
  for (const row of rows) {
    const tracking = await readTracking(context, caseRow(row));
    const [photos, parts]: [object[], object[]] = [[], []];
    for (const [of, into] of [[tracking, photos] as const, ...(tracking.parts ?? []).map((part) => [part, [] as object[]] as const)]) {
      for (const [i, photo] of of.photos.entries()) {
        const found = await readPhoto(context, photo);
        const file = found && `photos/${of.id}/${i + 1}-${photo.kind}.${found.ending}`;
        if (found && file) {
          // Photos are compressed already.
          const entry = new ZipPassThrough(file);
          zip.add(entry);
          entry.push(found.bytes, true);
          yield* taken();
        }
        into.push({ id: photo.id, kind: photo.kind, file });
      }
      if (of !== tracking) parts.push({ ...of, photos: into });
    }
    reports.push({
      ...tracking,
      photos,
      ...(parts.length > 0 ? { parts } : {}),
      answers: JSON.parse(String(row.answers)) as object,
      contact: { name: row.contact_name, email: row.contact_email, phone: row.contact_phone },
      deviceHashKept: row.has_device === 1,
    });
  }
  const data = new ZipDeflate('data.json');
  zip.add(data);
  data.push(strToU8(JSON.stringify({ ...head, reports }, null, 2)), true);
  zip.end();
  yield* taken();
}

/** One's own photo as it was sent, as long as that is kept; a photo of the finished work, which is the staff's, as it is shown. */
async function readPhoto({ db, config }: AppContext, { id, kind }: Photo): Promise<{ bytes: Uint8Array; ending: string } | null> {
  const store = mediaStore(config);
  const { rows } = await db.client.execute({ sql: 'SELECT type, revision FROM report_photo WHERE id = ?', args: [id] });
  const original = kind === 'before' ? await store.get(originalKey(id)) : null;
  if (original) return { bytes: original, ending: ENDINGS[String(rows[0]?.type)] ?? 'bin' };
  const shown = await readSize(store, id, Number(rows[0]?.revision), 'large', 'jpg');
  return shown && { bytes: shown, ending: 'jpg' };
}
