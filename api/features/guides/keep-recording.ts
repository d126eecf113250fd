import { createHash, randomBytes } from 'node:crypto';
import { appendAudit } from '../../audit/append-audit.ts';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import { keepBytes } from '../../files/keep-bytes.ts';
import { mediaStore } from '../../files/media-store.ts';
import { recordingKey } from '../../guides/recordings.ts';
import type { AppContext } from '../../http/context.ts';
import { ProblemError } from '../../http/problem.ts';
import type { ReadRecording } from './read-recording.ts';

/** Which story, in which language. */
export interface StoryAt {
  city: string;
  guide: string;
  lang: string;
  stop: string;
}
const MINE = 'city = ? AND guide = ? AND stop = ? AND lang = ?';
const mine = ({ city, guide, stop, lang }: StoryAt) => [city, guide, stop, lang];

/** Puts a recording in the place of what was heard before. @throws ProblemError where it is not allowed */
export async function keepRecording(
  { db, config, now }: AppContext,
  who: Identity | null,
  at: StoryAt,
  { bytes, type, duration }: ReadRecording,
  { vtt, timed, words }: { vtt: string; timed: boolean; words: string },
): Promise<void> {
  const identity = authorize(who, 'edit:tour', { city: at.city });
  const store = mediaStore(config);
  const id = randomBytes(12).toString('hex');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const before = await keepBytes(store, recordingKey(id), bytes, () =>
    db.transact(async (tx) => {
      const { rows } = await tx.execute({ sql: `DELETE FROM recording WHERE ${MINE} RETURNING id`, args: mine(at) });
      await tx.execute({
        sql: `INSERT INTO recording (city, guide, stop, lang, id, type, bytes, sha256, duration, vtt, timed, words, added_by, added_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        args: [...mine(at), id, type, bytes.length, sha256, duration, vtt, timed ? 1 : 0, words, identity.userId, now().getTime()],
      });
      const fields = { lang: at.lang, stop: at.stop, bytes: bytes.length };
      const entry = { actor: identity.userId, action: 'edit:recording', city: at.city, entity: 'guide', entityId: at.guide, fields };
      await appendAudit(tx, entry, now());
      return rows[0]?.id;
    }),
  );
  if (before !== undefined) await store.remove(recordingKey(String(before)));
}

/** Takes a recording away; the synthetic voice is heard again. @throws ProblemError where there is none */
export async function removeRecording({ db, config, now }: AppContext, who: Identity | null, at: StoryAt): Promise<void> {
  const identity = authorize(who, 'edit:tour', { city: at.city });
  const id = await db.transact(async (tx) => {
    const { rows } = await tx.execute({ sql: `DELETE FROM recording WHERE ${MINE} RETURNING id`, args: mine(at) });
    if (!rows[0]) throw new ProblemError('not-found', 'This story has no recording.');
    const fields = { lang: at.lang, stop: at.stop };
    await appendAudit(
      tx,
      { actor: identity.userId, action: 'remove:recording', city: at.city, entity: 'guide', entityId: at.guide, fields },
      now(),
    );
    return String(rows[0].id);
  });
  await mediaStore(config).remove(recordingKey(id));
}
