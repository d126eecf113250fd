import type { Context } from 'hono';
import { readBody } from '../../files/photo-form.ts';

/** A posted form, with fields from the query where the body lacks them (some clients put the key there). */
export async function readFields(c: Context): Promise<{ form: FormData; text(name: string): string; files(): File[] }> {
  const form = await readBody(c);
  return {
    form,
    text(name) {
      const value = form.get(name) ?? c.req.query(name);
      return typeof value === 'string' ? value.trim() : '';
    },
    files: () =>
      [...form.entries()].flatMap(([name, value]) => (/^(media|photo\d*)$/.test(name) && typeof value !== 'string' ? [value] : [])),
  };
}
