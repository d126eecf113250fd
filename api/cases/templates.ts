import { randomBytes } from 'node:crypto';
import type { Row } from '@libsql/client';
import type { TextTemplate } from '../../data/casework-contract.ts';
import { agenciesWith } from '../../data/model/rights.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { authorize } from '../auth/authorize.ts';
import type { Identity } from '../auth/identity.ts';
import type { AppContext } from '../http/context.ts';
import { badField, ProblemError } from '../http/problem.ts';
import { cityRules } from './city-rules.ts';

type Stored = Omit<TextTemplate, 'id'> & { id?: string | undefined };

const templateOf = (row: Row): TextTemplate => ({
  id: String(row.id),
  name: String(row.name),
  text: String(row.text),
  agencyId: row.agency === null ? null : String(row.agency),
  categoryId: row.category === null ? null : String(row.category),
  uses: JSON.parse(String(row.uses)) as TextTemplate['uses'],
});

/** The city's templates, and those of agencies whose cases the reader may see; by name. */
export async function listTemplates({ db }: AppContext, { grants }: Identity, city: string): Promise<TextTemplate[]> {
  const mine = agenciesWith(grants, 'read:case', city);
  const { rows } = await db.client.execute({
    sql: 'SELECT id, name, text, agency, category, uses FROM text_template WHERE city = ? AND removed = 0 ORDER BY name, id',
    args: [city],
  });
  return rows.map(templateOf).filter(({ agencyId }) => agencyId === null || mine === 'all' || mine.includes(agencyId));
}

async function readTemplate({ db }: AppContext, city: string, id: string): Promise<TextTemplate | undefined> {
  const { rows } = await db.client.execute({
    sql: 'SELECT id, name, text, agency, category, uses FROM text_template WHERE city = ? AND id = ? AND removed = 0',
    args: [city, id],
  });
  return rows[0] && templateOf(rows[0]);
}

/**
 * Writes a new template, or another text of one. Officers keep those of their own agency, who has the whole city all of them.
 * @returns its id @throws ProblemError `forbidden`, `not-found` or 400
 */
export async function keepTemplate(context: AppContext, who: Identity | null, city: string, input: Stored): Promise<string> {
  const identity = authorize(who, 'edit:template', { city, agency: input.agencyId });
  const { db, now } = context;
  const rules = await cityRules(db, city);
  if (input.agencyId !== null && !rules.agencies.some(({ id }) => id === input.agencyId))
    throw badField('agencyId', 'there is no such agency');
  if (input.categoryId !== null && !rules.categories.some(({ id }) => id === input.categoryId))
    throw badField('categoryId', 'there is no such category');
  const before = input.id === undefined ? undefined : await readTemplate(context, city, input.id);
  if (input.id !== undefined && !before) throw new ProblemError('not-found', 'This template was removed.');
  // It may have been another agency's.
  if (before) authorize(identity, 'edit:template', { city, agency: before.agencyId });
  const id = input.id ?? randomBytes(6).toString('hex');
  await db.transact(async (tx) => {
    await tx.execute({
      sql: `INSERT INTO text_template (city, id, name, text, agency, category, uses, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (city, id) DO UPDATE SET name = excluded.name, text = excluded.text, agency = excluded.agency, category = excluded.category,
          uses = excluded.uses, updated_at = excluded.updated_at`,
      args: [city, id, input.name, input.text, input.agencyId, input.categoryId, JSON.stringify(input.uses), now().getTime()],
    });
    const fields = { agency: input.agencyId, category: input.categoryId, uses: input.uses.join(',') };
    await appendAudit(tx, { actor: identity.userId, action: 'edit:template', city, entity: 'template', entityId: id, fields }, now());
  });
  return id;
}

/** @throws ProblemError `forbidden`; one that is gone already stays gone */
export async function removeTemplate(context: AppContext, who: Identity | null, city: string, id: string): Promise<void> {
  const before = await readTemplate(context, city, id);
  const identity = authorize(who, 'edit:template', { city, agency: before?.agencyId });
  if (!before) return;
  await context.db.transact(async (tx) => {
    await tx.execute({ sql: 'UPDATE text_template SET removed = 1 WHERE city = ? AND id = ?', args: [city, id] });
    const entry = { actor: identity.userId, action: 'remove:template', city, entity: 'template', entityId: id, fields: {} };
    await appendAudit(tx, entry, context.now());
  });
}
