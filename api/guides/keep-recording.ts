import { createHash, randomBytes } from 'node:crypto';
import type { Transaction } from '@libsql/client';
import { appendAudit } from '../audit/append-audit.ts';
import { authorize } from '../auth/authorize.ts';
import type { Identity } from '../auth/identity.ts';
import { keepBytes } from '../files/keep-bytes.ts';
import { mediaStore } from '../files/media-store.ts';
import type { AppContext } from '../http/context.ts';
import { ProblemError } from '../http/problem.ts';
import type { ReadRecording } from './read-recording.ts';
import { recordingKey, type StoryAt } from './recordings.ts';

const MINE = 'city = ? AND kind = ? AND parent = ? AND stop = ? AND lang = ?';
const mine = ({ city, kind, parent, stop, lang }: StoryAt) => [city, kind, parent, stop, lang];
const logged = (actor: string, action: string, { city, kind, parent, stop, lang }: StoryAt, more: { bytes?: number } = {}) => ({
  actor,
  action,
  city,
  entity: kind,
  entityId: parent,
  fields: { lang, stop, ...more },
});

/** Takes away a story's recordings. @param but the words whose recording stays @returns ids of what is gone */
async function drop(tx: Transaction, at: StoryAt, but = ''): Promise<string[]> {
  const { rows } = await tx.execute({ sql: `DELETE FROM recording WHERE ${MINE} AND words <> ? RETURNING id`, args: [...mine(at), but] });
  return rows.map(({ id }) => String(id));
}

/**
 * Puts a recording in the place of what was heard before.
 * @param words what it was recorded for @param heard what visitors are told now, where that is something else: its recording stays
 * @throws ProblemError where it is not allowed
 */
export async function keepRecording(
  { db, config, now }: AppContext,
  who: Identity | null,
  at: StoryAt,
  { bytes, type, duration }: ReadRecording,
  { vtt, timed, words, heard }: { vtt: string; timed: boolean; words: string; heard?: string | undefined },
): Promise<void> {
  const { userId } = authorize(who, 'edit:tour', { city: at.city });
  const store = mediaStore(config);
  const id = randomBytes(12).toString('hex');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const before = await keepBytes(store, recordingKey(id), bytes, () =>
    db.transact(async (tx) => {
      const gone = await drop(tx, at, heard === words ? '' : heard);
      await tx.execute({
        sql: `INSERT INTO recording (city, kind, parent, stop, lang, id, type, bytes, sha256, duration, vtt, timed, words, added_by, added_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        args: [...mine(at), id, type, bytes.length, sha256, duration, vtt, timed ? 1 : 0, words, userId, now().getTime()],
      });
      await appendAudit(tx, logged(userId, 'edit:recording', at, { bytes: bytes.length }), now());
      return gone;
    }),
  );
  for (const one of before) await store.remove(recordingKey(one));
}

/** Takes a story's recordings away; the synthetic voice is heard again. @throws ProblemError where there is none */
export async function removeRecording({ db, config, now }: AppContext, who: Identity | null, at: StoryAt): Promise<void> {
  const { userId } = authorize(who, 'edit:tour', { city: at.city });
  const gone = await db.transact(async (tx) => {
    const ids = await drop(tx, at);
    if (ids.length === 0) throw new ProblemError('not-found', 'This story has no recording.');
    await appendAudit(tx, logged(userId, 'remove:recording', at), now());
    return ids;
  });
  for (const one of gone) await mediaStore(config).remove(recordingKey(one));
}
