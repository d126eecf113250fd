import type { z } from 'zod';
import { badField, ProblemError } from '../http/problem.ts';

/** A part of a form that holds JSON. @throws ProblemError 400 that names the fields */
export async function jsonPart<T extends z.ZodType>(form: FormData, name: string, schema: T): Promise<z.output<T>> {
  const part = form.get(name);
  if (part === null) throw badField(name, 'this part of the form, JSON, is missing');
  let json: unknown;
  try {
    json = JSON.parse(typeof part === 'string' ? part : await part.text());
  } catch {
    throw badField(name, 'is not JSON');
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map((issue) => ({ field: issue.path.join('.') || name, message: issue.message }));
  throw new ProblemError('bad-request', errors.map((e) => `${e.field}: ${e.message}`).join('; '), errors);
}
