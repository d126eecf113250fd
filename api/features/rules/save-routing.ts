import type { Transaction } from '@libsql/client';
import type { RoutingRule } from '../../../data/contract.ts';
import { dayIn } from '../../../data/model/validity.ts';
import { type AuditEntry, appendAudit } from '../../audit/append-audit.ts';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import { cityRules } from '../../cases/city-rules.ts';
import type { AppContext } from '../../http/context.ts';
import { badField, ProblemError } from '../../http/problem.ts';
import { checkRules } from './check-rules.ts';
import type { SaveRouting, SettleProposal } from './contract.ts';
import { readVersions } from './routing-rows.ts';

interface NewVersion {
  city: string;
  rules: readonly RoutingRule[];
  validFrom: string;
  restored: number | null;
  actor: string;
  at: Date;
}

async function addVersion(tx: Transaction, { city, rules, validFrom, restored, actor, at }: NewVersion): Promise<number> {
  const { rows } = await tx.execute({
    sql: `INSERT INTO routing_version (city, version, content, valid_from, edited_by, at, restored)
      VALUES (?1, 1 + coalesce((SELECT max(version) FROM routing_version WHERE city = ?1), 0), ?2, ?3, ?4, ?5, ?6) RETURNING version`,
    args: [city, JSON.stringify(rules), validFrom, actor, at.toISOString(), restored],
  });
  return Number(rows[0]?.version);
}

const entryOf = (actor: string, city: string, version: number): Omit<AuditEntry, 'action' | 'fields'> => ({
  actor,
  city,
  entity: 'routing',
  entityId: String(version),
});

/**
 * Makes a new version of a city's rules, in force from a day on; the old ones stay.
 * @returns its number
 * @throws ProblemError as `authorize`; `city-unknown`; `version-conflict` where somebody else made a version meanwhile; `bad-request` that names
 * every fault
 */
export async function saveRouting(
  { db, now }: AppContext,
  identity: Identity | null,
  {
    city,
    newest,
    rules,
    validFrom,
    restored = null,
  }: Omit<SaveRouting, 'restored'> & { city: string; restored?: number | null | undefined },
): Promise<number> {
  const { userId: actor } = authorize(identity, 'edit:routing', { city });
  const at = now();
  const known = await cityRules(db, city, at);
  checkRules(rules, known);
  if (validFrom < dayIn(known.timeZone, at)) throw badField('validFrom', 'past-day');
  return db.transact(async (tx) => {
    const versions = await readVersions(tx, city);
    if ((versions[0]?.version ?? 0) !== newest) throw new ProblemError('version-conflict', 'Somebody else made a version of the rules.');
    if (restored !== null && !versions.some(({ version }) => version === restored)) throw badField('restored', 'unknown-version');
    const version = await addVersion(tx, { city, rules, validFrom, restored, actor, at });
    await tx.execute({
      sql: `INSERT INTO routing (city, edited_at) VALUES (?1, ?2) ON CONFLICT (city) DO UPDATE SET edited_at = excluded.edited_at`,
      args: [city, at.toISOString()],
    });
    const fields = { validFrom, rules: rules.length, restored };
    await appendAudit(tx, { ...entryOf(actor, city, version), action: 'edit:routing', fields }, at);
    return version;
  });
}

/** Takes a version back that has not begun. @throws ProblemError as `authorize`; `not-found`; `bad-request` where it has begun */
export async function withdrawRouting(
  { db, now }: AppContext,
  identity: Identity | null,
  { city, version }: { city: string; version: number },
): Promise<void> {
  const { userId: actor } = authorize(identity, 'edit:routing', { city });
  const at = now();
  const { timeZone } = await cityRules(db, city, at);
  await db.transact(async (tx) => {
    const found = (await readVersions(tx, city)).find((one) => one.version === version && !one.withdrawn);
    if (!found) throw new ProblemError('not-found');
    if (found.validFrom === null || found.validFrom <= dayIn(timeZone, at)) throw badField('version', 'has-begun');
    await tx.execute({ sql: 'UPDATE routing_version SET withdrawn = 1 WHERE city = ? AND version = ?', args: [city, version] });
    await appendAudit(tx, { ...entryOf(actor, city, version), action: 'withdraw:routing', fields: {} }, at);
  });
}

/**
 * Decides about what the pack says anew of the rules. Taken over it is a new version from today on, and the pack is followed again.
 * @throws ProblemError as `authorize`; `not-found` where nothing waits; `bad-request` where it names what is no more
 */
export async function settleRouting(
  { db, now }: AppContext,
  identity: Identity | null,
  { city, take }: SettleProposal & { city: string },
): Promise<void> {
  const { userId: actor } = authorize(identity, 'edit:routing', { city });
  const at = now();
  const known = await cityRules(db, city, at);
  await db.transact(async (tx) => {
    const { rows } = await tx.execute({ sql: 'SELECT proposed FROM routing WHERE city = ?', args: [city] });
    const proposed = rows[0]?.proposed ?? null;
    if (proposed === null) throw new ProblemError('not-found');
    const rules = JSON.parse(String(proposed)) as RoutingRule[];
    if (take) checkRules(rules, known);
    const validFrom = dayIn(known.timeZone, at);
    const version = take ? await addVersion(tx, { city, rules, validFrom, restored: null, actor, at }) : 0;
    await tx.execute({
      sql: `UPDATE routing SET proposed = NULL, edited_at = iif(?2, NULL, edited_at) WHERE city = ?1`,
      args: [city, Number(take)],
    });
    await appendAudit(tx, { ...entryOf(actor, city, version), action: take ? 'take:proposal' : 'keep:proposal', fields: {} }, at);
  });
}
