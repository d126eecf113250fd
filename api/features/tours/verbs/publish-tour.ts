import { Tour } from '../../../../scenes/tour-contract.ts';
import { appendAudit } from '../../../audit/append-audit.ts';
import { authorize } from '../../../auth/authorize.ts';
import type { Identity } from '../../../auth/identity.ts';
import type { AppContext } from '../../../http/context.ts';
import { ProblemError } from '../../../http/problem.ts';
import type { PublishTour } from '../contract.ts';
import { draftFaults } from '../draft-faults.ts';
import { speakOwnStops } from '../own-sound.ts';
import { readDraft, readVersions } from '../tour-rows.ts';

/** Longer than this nobody waits for the voice, milliseconds; it goes on by itself. */
const SPEAKING = 10_000;
const wait = (time: number) => new Promise<void>((done) => setTimeout(done, time).unref());

interface Publishing extends PublishTour {
  city: string;
  id: string;
}

/**
 * Makes the draft a version that visitors see from now on, in place of the repository's tour of that id.
 * @returns the version's number, from 1
 * @throws ProblemError as `authorize`; `not-found`; `version-conflict`; `bad-request` that names all that is missing
 */
export async function publishTour(
  context: AppContext,
  identity: Identity | null,
  { city, id, revision, note }: Publishing,
): Promise<number> {
  const { userId: actor } = authorize(identity, 'edit:tour', { city });
  const { db, now } = context;
  const draft = await readDraft(db.client, city, id);
  if (!draft || draft.revision === 0) throw new ProblemError('not-found', 'There is no draft of this tour.');
  const faults = await draftFaults(context, city, draft.tour);
  if (faults.length > 0)
    throw new ProblemError(
      'bad-request',
      faults.map(({ code, at, value }) => [code, at, value].filter(Boolean).join(' ')).join('; '),
      faults.map(({ code, at }) => ({ field: at ? `tour.${at}` : 'tour', message: code })),
    );
  const tour = Tour.parse(draft.tour);
  const content = JSON.stringify(tour);
  const published = await db.transact(async (tx) => {
    const at = now();
    const present = await readDraft(tx, city, id);
    if (present?.revision !== revision) throw new ProblemError('version-conflict', 'Somebody else saved this tour.');
    const version = ((await readVersions(tx, city, id))[0]?.version ?? 0) + 1;
    await tx.execute({
      sql: 'INSERT INTO tour_version (city, tour, version, content, note, published_by, published_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
      args: [city, id, version, content, note, actor, at.toISOString()],
    });
    await tx.execute({ sql: 'UPDATE tour SET published = ? WHERE city = ? AND id = ?', args: [version, city, id] });
    const entry = { actor, action: 'publish:tour', city, entity: 'tour', entityId: id, fields: { version } };
    await appendAudit(tx, entry, at);
    return version;
  });
  await Promise.race([
    speakOwnStops(context, tour).catch((error) => context.log.warn({ err: error }, 'own stops stay text')),
    wait(SPEAKING),
  ]);
  return published;
}
