import type { TextTemplate } from '../../data/casework-contract.ts';
import type { Database } from '../db/database.ts';

/** Brings in the templates that are not there yet; what staff changed or removed stays so. */
export async function seedTemplates(db: Database, city: string, templates: TextTemplate[], now: Date): Promise<void> {
  const statements = templates.map(({ id, name, text, agencyId, categoryId, uses }) => ({
    sql: `INSERT OR IGNORE INTO text_template (city, id, name, text, agency, category, uses, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    args: [city, id, name, text, agencyId, categoryId, JSON.stringify(uses), now.getTime()],
  }));
  if (statements.length > 0) await db.write((client) => client.batch(statements, 'write'));
}
