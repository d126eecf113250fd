import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type { Question } from '../../../data/contract.ts';
import { sendReport } from '../../cases/send-report.ts';
import { dropPhotos, keepFiles } from '../../files/photo-form.ts';
import type { AppContext } from '../../http/context.ts';
import { badField, ProblemError } from '../../http/problem.ts';
import { NewReport } from '../reports/intake-contract.ts';
import { findAddress, findAddressId } from './find-address.ts';
import { readFields } from './form.ts';
import { importMedia } from './import-media.ts';
import { type Jurisdiction, jurisdictionOf, said } from './jurisdiction.ts';
import { findKey, hasKeys, type Open311Key } from './keys.ts';

/** Title for the map from a description: its first line, cut at a word. */
function titleOf(description: string): string {
  const line = description.split('\n')[0]?.replace(/\s+/g, ' ').trim() ?? '';
  if (line.length <= 120) return line;
  return `${line.slice(0, 119).replace(/\s+\S*$/, '')}…`;
}

/** `attribute[code]`, repeated or as `attribute[code][]` for lists. */
function answersOf(form: FormData, questions: Question[]): NewReport['answers'] {
  const answers: NewReport['answers'] = {};
  for (const key of new Set(form.keys())) {
    const id = /^attribute\[([\w-]{1,80})\](\[\])?$/.exec(key)?.[1];
    if (id === undefined) continue;
    const values = form.getAll(key).flatMap((value) => (typeof value === 'string' && value !== '' ? [value] : []));
    const type = questions.find((question) => question.id === id)?.type;
    if (values.length === 0) continue;
    if (type === 'many') answers[id] = values.flatMap((value) => value.split(',')).map((value) => value.trim());
    else if (type === 'number') answers[id] = Number(values[0]);
    else if (type === 'date') answers[id] = (values[0] ?? '').slice(0, 10);
    else answers[id] = values[0] ?? '';
  }
  return answers;
}

/**
 * `POST requests`: a report like any other, its sender's name seen by the same few.
 * @param limit counts by key; throws `too-many-requests`
 * @returns what the specification answers
 */
export async function postRequest(context: AppContext, c: Context, limit: (key: Open311Key | null) => Promise<void>): Promise<object> {
  const { form, text, files } = await readFields(c);
  const key = await findKey(context, text('api_key'));
  if (key ? !key.may.includes('send') : await hasKeys(context))
    throw new ProblemError('forbidden', 'api_key is missing, unknown or may not send.');
  await limit(key);
  const jurisdiction = await jurisdictionOf(context, text('jurisdiction_id') || key?.city || undefined);
  if (key && key.city !== null && key.city !== jurisdiction.city)
    throw new ProblemError('forbidden', 'api_key is for another jurisdiction.');
  const imports = key?.may.includes('media') === true && text('media_url') !== '';
  const report = await reportOf(context, text, form, jurisdiction, imports);
  const given = imports ? [...files(), await importMedia(context, text('media_url'))] : files();
  const photos = await keepFiles(context, given);
  const clientKey = c.req.header('idempotency-key') ?? `open311-${randomUUID()}`;
  if (!/^[\w.:-]{16,200}$/.test(clientKey)) throw badField('Idempotency-Key', '16 to 200 letters and digits');
  const sending = { city: jurisdiction.city, report, channel: 'open311', clientKey, photos, proof: null, actor: null } as const;
  const sent = await sendReport(context, sending).catch(async (error) => {
    await dropPhotos(context, photos);
    throw error;
  });
  if (!sent.created) await dropPhotos(context, photos);
  const category = jurisdiction.rules.categories.find((one) => one.id === report.categoryId);
  return { service_request_id: sent.receipt.id, service_notice: category?.stopper ? said(category.stopper.text) : null, account_id: null };
}

/** Where it is: lat and long, else the address by its id or its words. @returns [lng, lat] @throws ProblemError 400 */
async function positionOf(context: AppContext, text: (name: string) => string, city: string): Promise<[number, number]> {
  const number = (name: string) => (/^[-+]?\d{1,3}(\.\d+)?$/.test(text(name)) ? Number(text(name)) : Number.NaN);
  if (text('lat') === '' && text('long') === '') {
    if (text('address_id') !== '') return findAddressId(context, city, text('address_id'));
    if (text('address_string') !== '') return findAddress(context, city, text('address_string'));
  }
  const [lng, lat] = [number('long'), number('lat')];
  if (Number.isNaN(lng) || Number.isNaN(lat))
    throw badField('lat', 'and long are needed, in degrees (WGS 84), or an address_string or address_id');
  return [lng, lat];
}

/** @param imported the photo behind `media_url` comes along; otherwise its address stays in the description */
async function reportOf(
  context: AppContext,
  text: (name: string) => string,
  form: FormData,
  { city, rules }: Jurisdiction,
  imported: boolean,
): Promise<NewReport> {
  const code = text('service_code');
  if (code === '') throw badField('service_code', 'was not provided');
  const category = rules.categories.find((one) => one.id === code);
  if (!category) throw new ProblemError('not-found', `service_code “${code}” was not found.`);
  const [lng, lat] = await positionOf(context, text, city);
  const name = [text('first_name'), text('last_name')].filter(Boolean).join(' ');
  const media = text('media_url');
  const description = [text('description'), !imported && /^https?:\/\//.test(media) ? `media_url: ${media}` : '']
    .filter(Boolean)
    .join('\n');
  const parsed = NewReport.safeParse({
    categoryId: code,
    title: titleOf(text('description')),
    description,
    position: [lng, lat],
    address: text('address_string') || undefined,
    answers: answersOf(form, category.questions),
    contact: { name: name || undefined, email: text('email') || undefined, phone: text('phone') || undefined },
  });
  if (parsed.success) return parsed.data;
  const names: Record<string, string> = { position: 'lat', contact: 'email' };
  const errors = parsed.error.issues.map((issue) => ({
    field: names[String(issue.path[0])] ?? issue.path.join('.'),
    message: issue.message,
  }));
  throw new ProblemError('bad-request', errors.map((e) => `${e.field}: ${e.message}`).join('; '), errors);
}
