import { randomBytes } from 'node:crypto';
import { distanceBetween } from '../../../data/model/distance.ts';
import { PANORAMA_LIMITS } from '../../../data/model/panorama/photo-limits.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import { keepBytes } from '../../files/keep-bytes.ts';
import { mediaStore } from '../../files/media-store.ts';
import type { AppContext } from '../../http/context.ts';
import { badField, ProblemError } from '../../http/problem.ts';
import type { NewPanorama } from './contract.ts';
import { panoramaKey } from './panorama-shelf.ts';
import type { ReadPhoto } from './read-photo.ts';
import { photoThumbnailKey } from './thumbnail-shelf.ts';

/** Adds a 360° photograph. @throws ProblemError where it is not allowed, or does not belong to its place */
export async function keepPanorama(
  { db, config, now }: AppContext,
  who: Identity | null,
  city: string,
  about: NewPanorama,
  { bytes, width, sha256 }: ReadPhoto,
): Promise<void> {
  const identity = authorize(who, 'edit:tour', { city });
  const id = randomBytes(12).toString('hex');
  await keepBytes(mediaStore(config), panoramaKey(id), bytes, () =>
    db.transact(async (tx) => {
      const { rows } = await tx.execute({ sql: 'SELECT lng, lat FROM place WHERE city = ? AND id = ?', args: [city, about.place] });
      if (!rows[0]) throw badField('place', 'is no place of this city');
      const home = [Number(rows[0].lng), Number(rows[0].lat)] as const;
      const [lng, lat] = about.position ?? home;
      if (distanceBetween(home, [lng, lat]) > PANORAMA_LIMITS.farthest)
        throw badField('position', `is more than ${PANORAMA_LIMITS.farthest / 1000} km from the place`);
      const { place, title, height, heading, credit } = about;
      await tx.execute({
        sql: `INSERT INTO panorama (id, city, place, title_vi, title_en, lng, lat, height, heading, credit, width, bytes, sha256, added_by, added_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        args: [
          ...[id, city, place, title.vi, title.en, lng, lat, height, heading, credit],
          ...[width, bytes.length, sha256, identity.userId, now().getTime()],
        ],
      });
      const fields = { place, bytes: bytes.length };
      await appendAudit(tx, { actor: identity.userId, action: 'add:panorama', city, entity: 'panorama', entityId: id, fields }, now());
    }),
  );
}

/** Takes a photograph away. @throws ProblemError where there is none */
export async function removePanorama({ db, config, now }: AppContext, who: Identity | null, city: string, id: string): Promise<void> {
  const identity = authorize(who, 'edit:tour', { city });
  const sha256 = await db.transact(async (tx) => {
    const { rows } = await tx.execute({ sql: 'DELETE FROM panorama WHERE city = ? AND id = ? RETURNING place, sha256', args: [city, id] });
    if (!rows[0]) throw new ProblemError('not-found', 'There is no such 360° photograph.');
    const fields = { place: String(rows[0].place) };
    await appendAudit(tx, { actor: identity.userId, action: 'remove:panorama', city, entity: 'panorama', entityId: id, fields }, now());
    return String(rows[0].sha256);
  });
  const store = mediaStore(config);
  for (const key of [panoramaKey(id), photoThumbnailKey(id, sha256)]) await store.remove(key);
}
