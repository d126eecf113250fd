import type { Context } from 'hono';
import { CASE_STATES, type CaseState, isClosed } from '../../../data/model/case-states.ts';
import type { Identity } from '../../auth/identity.ts';
import { readCase } from '../../cases/case-row.ts';
import { cleanText } from '../../cases/check-report.ts';
import { addPhotos } from '../../cases/verbs/add-photos.ts';
import { updateCase } from '../../cases/verbs/update-case.ts';
import { dropPhotos, keepFiles } from '../../files/photo-form.ts';
import type { AppContext } from '../../http/context.ts';
import { badField, ProblemError } from '../../http/problem.ts';
import { readFields } from './form.ts';
import { importMedia } from './import-media.ts';
import { jurisdictionOf } from './jurisdiction.ts';
import { findKey, type Open311Key } from './keys.ts';
import { instant } from './read-requests.ts';

/** What an agency's system may say in `external_status_code`: our states that need nothing but a text. */
const CODES: readonly CaseState[] = ['accepted', 'in_progress', 'on_hold', 'answered', 'done', 'not_accepted'];
/** An update may be told late, but not before it happened. Seconds. */
const AHEAD = 300;

/** An agency's system as somebody who may do what an officer of that agency may. */
const identityOf = ({ id, name, city, agency }: Open311Key): Identity => ({
  userId: `open311:${id}`,
  name,
  email: '',
  grants: [{ role: 'agency-officer', city, scope: { agencies: agency === null ? [] : [agency] } }],
  secondFactorMissing: false,
  demo: false,
});

/** The state that an update asks for; null: none. @throws ProblemError 400 */
function stateOf(status: string, code: string, now: CaseState): CaseState | null {
  if (code !== '') {
    const to = CASE_STATES.find((state) => state === code);
    if (!to || !CODES.includes(to)) throw badField('external_status_code', `one of ${CODES.join(', ')}`);
    if (isClosed(to) !== (status === 'closed')) throw badField('external_status_code', `does not go with status ${status}`);
    return to === now ? null : to;
  }
  if (status === 'closed') return isClosed(now) ? null : 'done';
  if (isClosed(now)) throw badField('status', 'a closed request is opened again by its reporter or an operator only');
  return null;
}

/**
 * `POST servicerequestupdates`, mySociety's extension: the system of the agency in charge tells what became of a request.
 * @param limit counts by key; throws `too-many-requests`
 * @returns the id of the update
 * @throws ProblemError 400, 403, 404
 */
export async function postUpdate(
  context: AppContext,
  c: Context,
  limit: (key: Open311Key) => Promise<void>,
): Promise<{ update_id: string }> {
  const { text, files } = await readFields(c);
  const key = await findKey(context, text('api_key'));
  if (!key?.may.includes('update')) throw new ProblemError('forbidden', 'api_key is missing, unknown or may not update requests.');
  await limit(key);
  const { city } = await jurisdictionOf(context, text('jurisdiction_id') || key.city || undefined);
  for (const name of ['service_request_id', 'update_id', 'updated_datetime', 'status', 'description'])
    if (text(name) === '') throw badField(name, 'was not provided');
  const [request, updateId, status] = [text('service_request_id'), text('update_id'), text('status').toLowerCase()];
  if (updateId.length > 200) throw badField('update_id', 'at most 200 characters');
  if (status !== 'open' && status !== 'closed') throw badField('status', 'open or closed');
  const at = instant.safeParse(text('updated_datetime'));
  if (!at.success) throw badField('updated_datetime', 'a W3C date and time, as 2026-01-31T08:00:00+07:00');
  if (at.data > context.now().getTime() / 1000 + AHEAD) throw badField('updated_datetime', 'lies in the future');
  const words = cleanText(text('description'));
  if (words === '' || words.length > 4000) throw badField('description', '1 to 4000 characters');
  const row = await readCase(context.db.client, city, request).catch(() => null);
  // Another agency's request is as good as none.
  if (!row || city !== key.city || row.agency !== key.agency)
    throw new ProblemError(
      'not-found',
      `service_request_id “${request.slice(0, 80)}” was not found among the requests of this key's agency.`,
    );
  const to = stateOf(status, text('external_status_code'), row.state);
  const media = text('media_url');
  const given = media !== '' && key.may.includes('media') ? [...files(), await importMedia(context, media)] : files();
  const photos = await keepFiles(context, given);
  const now = context.now().getTime();
  await updateCase(context, identityOf(key), row, {
    to,
    text: words,
    first: async (tx) => {
      const { rowsAffected } = await tx.execute({
        sql: 'INSERT OR IGNORE INTO open311_update VALUES (?, ?, ?, ?, ?)',
        args: [key.id, updateId, city, request, now],
      });
      if (rowsAffected === 0) throw badField('update_id', 'an update with this id already exists');
    },
  }).catch(async (error) => {
    await dropPhotos(context, photos);
    if (error instanceof ProblemError && error.code === 'move-not-allowed') throw badField('external_status_code', error.detail ?? '');
    throw error;
  });
  if (photos.length > 0) await addPhotos(context, identityOf(key), await readCase(context.db.client, city, request), photos);
  return { update_id: updateId };
}
