import type { Context } from 'hono';
import { PHOTO_LIMITS } from '../features/reports/intake-contract.ts';
import type { AppContext } from '../http/context.ts';
import { badField, ProblemError } from '../http/problem.ts';
import { type KeptPhoto, keepPhoto } from './keep-photo.ts';
import { mediaStore } from './media-store.ts';

/** Bytes of a whole form: the photos and 256 kB of words. */
export const FORM_LIMIT = PHOTO_LIMITS.count * PHOTO_LIMITS.bytes + (256 << 10);
/** What a client may make up as its key. */
const KEY = /^[\w.:-]{16,200}$/;

/** The header `Idempotency-Key`. @throws ProblemError 400 */
export function clientKeyOf(c: Context): string {
  const key = c.req.header('idempotency-key');
  if (key === undefined || !KEY.test(key))
    throw badField('Idempotency-Key', 'a header of 16 to 200 letters, digits, “-”, “_”, “.”, “:” that nobody can guess');
  return key;
}

/** Reads a form of either kind within the limit, whatever its header says. @throws ProblemError `too-large` or 400 */
export async function readBody(c: Context): Promise<FormData> {
  const type = c.req.header('content-type') ?? '';
  if (!/^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i.test(type))
    throw new ProblemError('bad-request', 'Send a form: multipart/form-data or application/x-www-form-urlencoded.');
  const tooLarge = () => new ProblemError('too-large', `A form with its files may have ${FORM_LIMIT >> 20} MB.`);
  if (Number(c.req.header('content-length') ?? 0) > FORM_LIMIT) throw tooLarge();
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of c.req.raw.body ?? []) {
    bytes += part.length;
    if (bytes > FORM_LIMIT) throw tooLarge();
    parts.push(part);
  }
  try {
    return await new Response(Buffer.concat(parts), { headers: { 'content-type': type } }).formData();
  } catch {
    throw new ProblemError('bad-request', 'The form cannot be read; it may be cut off.');
  }
}

/** Reads a multipart form. @throws ProblemError `too-large` or 400 */
export async function readForm(c: Context): Promise<FormData> {
  if (!/^multipart\/form-data;/i.test(c.req.header('content-type') ?? ''))
    throw new ProblemError('bad-request', 'Send a form: multipart/form-data.');
  return readBody(c);
}

/** The parts `photo`, checked and written. */
export async function keepPhotos(context: Pick<AppContext, 'config'>, form: FormData): Promise<KeptPhoto[]> {
  const files = form.getAll('photo').map((file) => {
    if (typeof file === 'string') throw badField('photo', 'is not a file');
    return file;
  });
  return keepFiles(context, files);
}

/** Checks and writes photos; none of them stays when one is refused. */
export async function keepFiles({ config }: Pick<AppContext, 'config'>, files: File[]): Promise<KeptPhoto[]> {
  if (files.length > PHOTO_LIMITS.count) throw badField('photo', `at most ${PHOTO_LIMITS.count} photos`);
  const kept: KeptPhoto[] = [];
  try {
    for (const file of files) kept.push(await keepPhoto(mediaStore(config), Buffer.from(await file.arrayBuffer()), file.type));
  } catch (error) {
    await dropPhotos({ config }, kept);
    throw error;
  }
  return kept;
}

/** Takes back originals whose report was not written. */
export async function dropPhotos({ config }: Pick<AppContext, 'config'>, photos: KeptPhoto[]): Promise<void> {
  await Promise.all(photos.map(({ id }) => mediaStore(config).remove(`originals/${id}`)));
}
