import { z } from 'zod';
import { Category } from '../../../data/contract.ts';
import { can } from '../../../data/model/rights.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import { cityZone } from '../../db/city-zone.ts';
import { contentVersion } from '../../db/content-version.ts';
import type { AppContext } from '../../http/context.ts';
import { badField, type FieldError, ProblemError } from '../../http/problem.ts';
import { changedFields } from './changed-fields.ts';
import type { CategoryEntries, SaveCategory } from './contract.ts';
import { readWord, writeWord } from './vocabulary.ts';

const List = z.array(Category);

/** The categories, which all cities share. @throws ProblemError as `authorize`; `city-unknown` */
export async function listCategories({ db }: AppContext, identity: Identity | null, city: string): Promise<CategoryEntries> {
  const { grants } = authorize(identity, 'edit:category', { city });
  await cityZone(db, city);
  const { content, edited, proposed } = await readWord(db.client, 'categories');
  const counted = await db.client.execute('SELECT category, count(*) AS n FROM report GROUP BY category');
  const reports = new Map(counted.rows.map((row) => [String(row.category), Number(row.n)]));
  return {
    categories: List.parse(JSON.parse(content)).map((category) => ({
      category,
      version: contentVersion(JSON.stringify(category)),
      reports: reports.get(category.id) ?? 0,
    })),
    editable: can(grants, 'edit:category', { city: null }),
    edited,
    ...(proposed === null ? {} : { proposal: { categories: List.parse(JSON.parse(proposed)) } }),
  };
}

function faults({ questions, stopper, keywords }: Category): FieldError[] {
  const twice = (ids: string[]) => ids.find((id, i) => ids.indexOf(id) !== i);
  const found: FieldError[] = [];
  if (twice(questions.map(({ id }) => id))) found.push({ field: 'category.questions', message: 'id-twice' });
  for (const [i, { type, choices }] of questions.entries()) {
    const field = `category.questions.${i}.choices`;
    const chosen = type === 'one' || type === 'many';
    if (chosen && choices.length < 2) found.push({ field, message: 'few-choices' });
    if (!chosen && choices.length > 0) found.push({ field, message: 'choices-unused' });
    if (twice(choices.map(({ id }) => id))) found.push({ field, message: 'id-twice' });
  }
  if (stopper?.phone !== undefined && !/^\+?[\d .-]{2,20}$/.test(stopper.phone))
    found.push({ field: 'category.stopper.phone', message: 'phone' });
  if (keywords.some((word) => word.trim() === '')) found.push({ field: 'category.keywords', message: 'empty-word' });
  return found;
}

/**
 * Changes a category for all cities, or makes one where `version` is null.
 * @throws ProblemError as `authorize` (asked of all cities); `not-found`, `version-conflict`; `bad-request` that names the fields
 */
export async function saveCategory(
  { db, now }: AppContext,
  identity: Identity | null,
  { id, version, category }: SaveCategory & { id: string },
): Promise<void> {
  const { userId: actor } = authorize(identity, 'edit:category', { city: null });
  if (category.id !== id) throw badField('category.id', 'other-id');
  const errors = faults(category);
  if (errors.length > 0) throw new ProblemError('bad-request', errors.map((x) => `${x.field}: ${x.message}`).join('; '), errors);
  await db.transact(async (tx) => {
    const at = now();
    const all = List.parse(JSON.parse((await readWord(tx, 'categories')).content));
    const index = all.findIndex((one) => one.id === id);
    const before = all[index];
    if (version === null && before) throw badField('category.id', 'id-taken');
    if (version !== null && !before) throw new ProblemError('not-found');
    if (before && contentVersion(JSON.stringify(before)) !== version)
      throw new ProblemError('version-conflict', 'Somebody else saved this category.');
    const next = before ? all.with(index, category) : [...all, category];
    const changed = changedFields(before ?? {}, category);
    if (changed === '') return;
    await writeWord(tx, 'categories', JSON.stringify(next), at);
    const entry = { actor, action: 'edit:category', city: null, entity: 'category', entityId: id, fields: { new: !before, changed } };
    await appendAudit(tx, entry, at);
  });
}
