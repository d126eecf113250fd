import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import type { Question } from '../../../data/contract.ts';
import { sendReport } from '../../cases/send-report.ts';
import { dropPhotos, keepFiles, readBody } from '../../files/photo-form.ts';
import type { AppContext } from '../../http/context.ts';
import { badField, ProblemError } from '../../http/problem.ts';
import { NewReport } from '../reports/intake-contract.ts';
import { type Jurisdiction, jurisdictionOf, said } from './jurisdiction.ts';

const digest = (text: string) => createHash('sha256').update(text).digest();
/** Whether a key is one of ours; without keys anybody may send. */
const mayPost = (keys: string[], given: string): boolean =>
  keys.length === 0 || keys.map((key) => timingSafeEqual(digest(key), digest(given))).some(Boolean);

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

/** `POST requests`: a report like any other, its sender's name seen by the same few. @returns what the specification answers */
export async function postRequest(context: AppContext, c: Context): Promise<object> {
  const form = await readBody(c);
  const text = (name: string): string => {
    const value = form.get(name) ?? c.req.query(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  if (!mayPost(context.config.open311Keys, text('api_key'))) throw new ProblemError('forbidden', 'api_key is missing or unknown.');
  const jurisdiction = await jurisdictionOf(context, text('jurisdiction_id'));
  const report = reportOf(text, form, jurisdiction);
  const files = [...form.entries()].flatMap(([name, value]) =>
    /^(media|photo\d*)$/.test(name) && typeof value !== 'string' ? [value] : [],
  );
  const photos = await keepFiles(context, files);
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

function reportOf(text: (name: string) => string, form: FormData, { rules }: Jurisdiction): NewReport {
  const code = text('service_code');
  if (code === '') throw badField('service_code', 'was not provided');
  const category = rules.categories.find((one) => one.id === code);
  if (!category) throw new ProblemError('not-found', `service_code “${code}” was not found.`);
  const number = (name: string) => (/^[-+]?\d{1,3}(\.\d+)?$/.test(text(name)) ? Number(text(name)) : Number.NaN);
  const [lng, lat] = [number('long'), number('lat')];
  if (Number.isNaN(lng) || Number.isNaN(lat))
    throw badField('lat', 'and long are needed, in degrees (WGS 84); an address alone is not enough here');
  const name = [text('first_name'), text('last_name')].filter(Boolean).join(' ');
  const media = text('media_url');
  const description = [text('description'), /^https?:\/\//.test(media) ? `media_url: ${media}` : ''].filter(Boolean).join('\n');
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
