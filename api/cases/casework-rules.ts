import { CaseworkRules } from '../../data/casework-contract.ts';
import { appendAudit } from '../audit/append-audit.ts';
import { authorize } from '../auth/authorize.ts';
import type { Identity } from '../auth/identity.ts';
import type { AppContext } from '../http/context.ts';
import { ProblemError } from '../http/problem.ts';
import type { Reader } from './case-row.ts';

const parsed = new Map<string, { text: string; rules: CaseworkRules }>();

/** How a city goes about its cases, with the version of its own rules; 0: those of all cities. */
export async function caseworkRules(db: Reader, city: string): Promise<{ version: number; rules: CaseworkRules }> {
  const { rows } = await db.execute({
    sql: `SELECT (SELECT content FROM casework WHERE city = ?1) AS own, (SELECT version FROM casework WHERE city = ?1) AS version,
      (SELECT content FROM vocabulary WHERE name = 'casework') AS shared`,
    args: [city],
  });
  const text = String(rows[0]?.own ?? rows[0]?.shared);
  let found = parsed.get(city);
  if (found?.text !== text) {
    found = { text, rules: CaseworkRules.parse(JSON.parse(text)) };
    parsed.set(city, found);
  }
  return { version: Number(rows[0]?.version ?? 0), rules: found.rules };
}

/** Gives a city rules of its own. @throws ProblemError `forbidden` or `version-conflict` */
export async function keepCaseworkRules(
  context: AppContext,
  who: Identity | null,
  city: string,
  { version, rules }: { version: number; rules: CaseworkRules },
): Promise<void> {
  const identity = authorize(who, 'edit:casework', { city });
  const now = context.now();
  await context.db.transact(async (tx) => {
    const before = await caseworkRules(tx, city);
    if (before.version !== version) throw new ProblemError('version-conflict', `Now version ${before.version}.`);
    await tx.execute({
      sql: `INSERT INTO casework (city, version, content, edited_at) VALUES (?, ?, ?, ?)
        ON CONFLICT (city) DO UPDATE SET version = excluded.version, content = excluded.content, edited_at = excluded.edited_at`,
      args: [city, version + 1, JSON.stringify(rules), now.getTime()],
    });
    // Other rules, other instants: all open cases are asked anew.
    await tx.execute({
      sql: 'UPDATE report_case SET escalate_at = 0 WHERE city = ? AND closed = 0 AND escalate_at IS NOT NULL',
      args: [city],
    });
    const changed = (['escalation', 'moderation', 'retention'] as const).filter(
      (part) => JSON.stringify(before.rules[part]) !== JSON.stringify(rules[part]),
    );
    const fields = { version: version + 1, changed: changed.join(',') };
    await appendAudit(tx, { actor: identity.userId, action: 'edit:casework', city, entity: 'casework', entityId: city, fields }, now);
  });
}
