import { Hono } from 'hono';
import { can } from '../../../data/model/rights.ts';
import { FORMATS, type Format, isSigned, SIZES, type Size } from '../../cases/photo-address.ts';
import { readSize } from '../../cases/pictures.ts';
import { originalKey } from '../../files/keep-photo.ts';
import { mediaStore } from '../../files/media-store.ts';
import type { AppContext, AppEnv } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';
import { INERT } from '../../http/security-headers.ts';

const isSize = (text: string | undefined): text is Size => text !== undefined && Object.hasOwn(SIZES, text);
const gone = () => new ProblemError('not-found', 'There is no such picture, or it is not for you.');

/**
 * Pictures of reports. `/media/<photo>/<size>.webp` (or `.jpg`) is public while its report is; else for who may `read:case`, and for the holder of the
 * tracking link by `?t=`. `/media/<photo>/original` is as it was sent, with all its metadata, which may tell who took it where: for who may
 * `read:reporter`, as a download.
 */
export function mediaRoutes({ db, config, identify, now }: AppContext) {
  const store = mediaStore(config);
  return new Hono<AppEnv>().get('/media/:photo/:file', async (c) => {
    const { photo, file } = c.req.param();
    const [, size, format] = /^(small|medium|large)\.(webp|jpg)$/.exec(file) ?? [];
    if (!/^[0-9a-f]{24}$/.test(photo) || (!isSize(size) && file !== 'original')) throw gone();
    const { rows } = await db.client.execute({
      sql: `SELECT p.type, p.state, p.revision, r.published, c.city, c.id, c.agency, c.area FROM report_photo p
        JOIN report r ON r.seq = p.report JOIN report_case c ON c.report = p.report WHERE p.id = ?`,
      args: [photo],
    });
    const row = rows[0];
    if (!row) throw gone();
    const isPublic = isSize(size) && row.published === 1 && row.state === 'ready';
    const holdsLink = isSize(size) && row.state === 'ready' && isSigned(config.dataDir, photo, c.req.query('t'), now());
    if (!isPublic && !holdsLink) {
      const identity = await identify(c.req.raw);
      const target = { city: String(row.city), agency: row.agency as string | null, area: row.area as string | null };
      // Who works on a part sees what came with the whole.
      const parts = await db.client.execute({
        sql: 'SELECT agency, area FROM report_case WHERE city = ? AND parent = ?',
        args: [target.city, String(row.id)],
      });
      const targets = [
        target,
        ...parts.rows.map((part) => ({ city: target.city, agency: part.agency as string | null, area: part.area as string | null })),
      ];
      if (!identity || !targets.some((one) => can(identity.grants, isSize(size) ? 'read:case' : 'read:reporter', one))) throw gone();
    }
    const bytes: Uint8Array<ArrayBufferLike> | null = isSize(size)
      ? await readSize(store, photo, Number(row.revision), size, format as Format)
      : await store.get(originalKey(photo));
    if (!bytes) throw gone();
    const headers = {
      ...INERT,
      // A published report may be hidden any minute, so shared caches must ask again.
      'cache-control': isPublic ? 'public, max-age=300' : 'private, no-store',
      'content-length': String(bytes.length),
    };
    if (isSize(size)) return c.body(new Uint8Array(bytes), 200, { ...headers, 'content-type': FORMATS[format as Format] });
    return c.body(new Uint8Array(bytes), 200, {
      ...headers,
      'content-type': String(row.type),
      'content-disposition': `attachment; filename="${photo}"`,
    });
  });
}
