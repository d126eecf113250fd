import { timingSafeEqual } from 'node:crypto';
import type { Photo } from '../features/cases/contract.ts';
import { sealed } from '../files/secret.ts';
import type { AppContext } from '../http/context.ts';
import type { CaseRow } from './case-row.ts';

/** Longest sides of the sizes, pixels. */
export const SIZES = { small: 320, medium: 1024, large: 2048 } as const;
export type Size = keyof typeof SIZES;
/** Every size is kept as both: WebP for pages, JPEG for programs that know nothing else. */
export const FORMATS = { webp: 'image/webp', jpg: 'image/jpeg' } as const;
export type Format = keyof typeof FORMATS;
/** For whom addresses are made: the public's and staff's are plain, a link's holder gets signed ones for an hour. */
export type PhotoReader = 'plain' | 'signed';

const HOUR = 3_600_000;
/** The signature in `?t=`: until when, and a keyed hash. Rounded to hours so that browsers cache. */
function signature(dataDir: string, photo: string, until: number): string {
  return `${until}.${sealed(dataDir, 'photo', `${photo}\n${until}`).slice(0, 24)}`;
}
/** Whether a `?t=` opens a photo now. */
export function isSigned(dataDir: string, photo: string, t: string | undefined, now: Date): boolean {
  const until = /^(\d{10,15})\.[\w-]{24}$/.exec(t ?? '')?.[1];
  if (t === undefined || until === undefined || Number(until) < now.getTime()) return false;
  return timingSafeEqual(Buffer.from(t), Buffer.from(signature(dataDir, photo, Number(until))));
}

/** The photos of a case in order, removed ones left out; a part shows those that came with the whole, too. */
export async function readPhotos({ db, config, now }: AppContext, { seq }: Pick<CaseRow, 'seq'>, reader: PhotoReader): Promise<Photo[]> {
  const { rows } = await db.client.execute({
    sql: `SELECT id, kind, width, height, state, revision FROM report_photo WHERE state <> 'removed' AND (report = ?1 OR
        (kind = 'before' AND report = (SELECT w.report FROM report_case k JOIN report_case w ON w.city = k.city AND w.id = k.parent WHERE k.report = ?1)))
      ORDER BY kind DESC, position`,
    args: [seq],
  });
  return rows.map((row) => {
    const id = String(row.id);
    const [width, height] = [Number(row.width), Number(row.height)];
    const scale = Math.min(1, SIZES.large / Math.max(width, height));
    const t = reader === 'signed' ? `&t=${signature(config.dataDir, id, (Math.floor(now().getTime() / HOUR) + 2) * HOUR)}` : '';
    const address = (size: Size) => `/media/${id}/${size}.webp?v=${Number(row.revision)}${t}`;
    return {
      id,
      kind: row.kind === 'after' ? 'after' : 'before',
      width: Math.round(width * scale),
      height: Math.round(height * scale),
      state: row.state === 'ready' ? 'ready' : 'waiting',
      small: address('small'),
      medium: address('medium'),
      large: address('large'),
    };
  });
}
