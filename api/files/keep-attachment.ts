import { createHash, randomBytes } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { ATTACHMENTS } from '../features/cases/attachment-contract.ts';
import { ProblemError } from '../http/problem.ts';
import { checkPhoto } from './keep-photo.ts';
import type { MediaStore } from './media-store.ts';

/** A file whose bytes lie in the store; columns of `case_attachment`. */
export interface KeptAttachment {
  id: string;
  name: string;
  type: string;
  bytes: number;
  sha256: string;
}
export const attachmentKey = (id: string): string => `attachments/${id}`;
const refused = (message: string) => new ProblemError('unsupported-file', message, [{ field: 'file', message }]);

/** The last part of a path, without control characters, quotes and what turns the direction of writing; at most 120 characters. */
export const safeName = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? '')
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{C}"<>|:*?]/gu, '')
    .trim()
    .slice(-120) || 'tep';

/** Looks at a file by what is in it, not by its name, and writes it. @throws ProblemError `unsupported-file` or `too-large` */
export async function keepAttachment(store: MediaStore, file: File): Promise<KeptAttachment> {
  if (file.size > ATTACHMENTS.bytes) throw new ProblemError('too-large', `A file may have ${ATTACHMENTS.bytes >> 20} MB.`);
  const bytes = Buffer.from(await file.arrayBuffer());
  if (bytes.length === 0) throw refused('The file is empty.');
  const type = (await fileTypeFromBuffer(bytes))?.mime ?? '';
  if (!(ATTACHMENTS.types as readonly string[]).includes(type)) throw refused('PDF, JPEG, PNG and WebP are accepted.');
  // Pictures are decoded; a PDF has its beginning at the beginning and its end at the end, so that it is nothing else besides.
  if (type !== 'application/pdf') await checkPhoto(bytes, '');
  else if (!bytes.subarray(0, 5).equals(Buffer.from('%PDF-')) || !bytes.subarray(-1024).includes('%%EOF'))
    throw refused('The PDF is damaged or incomplete.');
  const id = randomBytes(12).toString('hex');
  await store.put(attachmentKey(id), bytes);
  return { id, name: safeName(file.name), type, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}
