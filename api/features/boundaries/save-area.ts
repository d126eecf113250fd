import type { Transaction } from '@libsql/client';
import { Area } from '../../../data/contract.ts';
import { appendAudit } from '../../audit/append-audit.ts';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import { cityRules } from '../../cases/city-rules.ts';
import { groundAt } from '../../cases/ground.ts';
import { assignAreas } from '../../db/assign-areas.ts';
import { contentVersion } from '../../db/content-version.ts';
import type { PackRow } from '../../db/pack-row.ts';
import type { AppContext } from '../../http/context.ts';
import { badField, ProblemError } from '../../http/problem.ts';
import { areaRow } from './area-row.ts';
import { checkArea } from './check-area.ts';
import type { AreaChecked, AreaEntries, AreaNote, SaveArea } from './edit-contract.ts';

/** All areas of a city, those of other times included. @throws ProblemError as `authorize`; `city-unknown` */
export async function listAreas({ db, now }: AppContext, identity: Identity | null, city: string): Promise<AreaEntries> {
  authorize(identity, 'edit:area', { city });
  await cityRules(db, city, now());
  const { rows } = await db.client.execute({
    sql: `SELECT a.content, a.origin, a.edited_at, p.content AS proposed, p.proposed_at
      FROM area a LEFT JOIN proposal p ON p.city = a.city AND p.entity = 'area' AND p.id = a.id WHERE a.city = ? ORDER BY a.seq`,
    args: [city],
  });
  const areas = rows.map((row) => ({
    area: Area.parse(JSON.parse(String(row.content))),
    version: contentVersion(String(row.content)),
    edited: row.edited_at !== null || row.origin === 'portal',
    ...(row.proposed === null
      ? {}
      : { proposal: { area: Area.parse(JSON.parse(String(row.proposed))), proposedAt: String(row.proposed_at) } }),
  }));
  return { areas };
}

/** What saving an area would say; nothing is written. @throws ProblemError as `authorize`; `city-unknown` */
export async function tryArea(
  { db, now }: AppContext,
  identity: Identity | null,
  { city, area }: { city: string; area: Area },
): Promise<AreaChecked> {
  authorize(identity, 'edit:area', { city });
  const { extent, areas } = await cityRules(db, city, now());
  const { notes, faults, squareMetres } = checkArea(area, extent, areas);
  return { notes, faults, squareMetres };
}

/** A row and its search entry, and the names under which other areas say that they were made from it. */
async function writeRow(tx: Transaction, city: string, row: PackRow, areas: readonly Area[]): Promise<void> {
  const columns = Object.keys(row);
  await tx.execute({
    sql: `INSERT INTO area (city, ${columns.join(', ')}) VALUES (?, ${columns.map(() => '?').join(', ')}) ON CONFLICT (city, id) DO UPDATE SET
      ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    args: [city, ...Object.values(row)],
  });
  const names = new Map(areas.map((area) => [area.id, area.properties.name]));
  for (const area of areas.filter(({ properties }) => properties.mergedFrom.some(({ id }) => id === row.id))) {
    const { properties } = areaRow(area, names, () => 0);
    await tx.execute({ sql: 'UPDATE area SET properties = ? WHERE city = ? AND id = ?', args: [properties ?? null, city, area.id] });
  }
}

/**
 * Changes an area, or makes one where `version` is null. From then on the pack does not overwrite it; places, cameras and reports are given
 * the area that they now stand in.
 * @returns what was set right, or may be meant so
 * @throws ProblemError as `authorize`; `city-unknown`, `not-found`, `version-conflict`; `bad-request` that names the fields
 */
export async function saveArea(
  context: AppContext,
  identity: Identity | null,
  { city, id, version, area: given }: SaveArea & { city: string; id: string },
): Promise<AreaNote[]> {
  const { userId: actor } = authorize(identity, 'edit:area', { city });
  const { db, now } = context;
  const at = now();
  const { extent, areas, timeZone } = await cityRules(db, city, at);
  if (given.id !== id) throw badField('area.id', 'other-id');
  const { area, notes, faults } = checkArea(given, extent, areas);
  if (faults.length > 0) throw new ProblemError('bad-request', faults.map((x) => `${x.field}: ${x.message}`).join('; '), faults);
  const all = [...areas.filter((one) => one.id !== id), area];
  const names = new Map(all.map((one) => [one.id, one.properties.name]));
  const flat = areaRow(area, names, () => 0);
  const row = { ...flat, height: await groundAt(context, city, Number(flat.lng), Number(flat.lat)) };
  await db.transact(async (tx) => {
    const { rows } = await tx.execute({
      sql: 'SELECT content, content_hash, origin FROM area WHERE city = ? AND id = ?',
      args: [city, id],
    });
    const before = rows[0];
    if (version === null && before) throw badField('area.id', 'id-taken');
    if (version !== null && !before) throw new ProblemError('not-found');
    if (before && contentVersion(String(before.content)) !== version)
      throw new ProblemError('version-conflict', 'Somebody else saved this area.');
    const edited = at.toISOString();
    const keep = { content_hash: before?.content_hash ?? '', origin: before?.origin ?? 'portal', edited_at: edited, updated_at: edited };
    await writeRow(tx, city, { ...row, ...keep }, all);
    const fields = { new: !before, changed: changedParts(before ? Area.parse(JSON.parse(String(before.content))) : null, area) };
    await appendAudit(tx, { actor, action: 'edit:area', city, entity: 'area', entityId: id, fields }, at);
  });
  await assignAreas(db, city, timeZone, at);
  return notes;
}

/** Names of what differs, for the log: `geometry` and the properties' names. */
function changedParts(before: Area | null, after: Area): string {
  const parts = (area: Area | null): Record<string, unknown> => (area ? { geometry: area.geometry, ...area.properties } : {});
  const [old, now] = [parts(before), parts(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((name) => JSON.stringify(old[name]) !== JSON.stringify(now[name]))
    .join(',');
}

/** Decides about what the pack says anew of an area. @throws ProblemError as `authorize`; `city-unknown`; `not-found` where nothing waits */
export async function settleArea(
  context: AppContext,
  identity: Identity | null,
  { city, id, take }: { city: string; id: string; take: boolean },
): Promise<void> {
  const { userId: actor } = authorize(identity, 'edit:area', { city });
  const { db, now } = context;
  const at = now();
  const { areas, timeZone } = await cityRules(db, city, at);
  await db.transact(async (tx) => {
    const key = [city, id];
    const { rows } = await tx.execute({
      sql: `SELECT p.content, p.content_hash, a.height FROM proposal p JOIN area a ON a.city = p.city AND a.id = p.id
        WHERE p.city = ? AND p.entity = 'area' AND p.id = ?`,
      args: key,
    });
    const waiting = rows[0];
    if (!waiting) throw new ProblemError('not-found');
    const hash = String(waiting.content_hash);
    if (take) {
      const area = Area.parse(JSON.parse(String(waiting.content)));
      const all = [...areas.filter((one) => one.id !== id), area];
      const names = new Map(all.map((one) => [one.id, one.properties.name]));
      const row = areaRow(area, names, () => Number(waiting.height));
      // The pack's own text, by which it is compared.
      const kept = { content: String(waiting.content), content_hash: hash, origin: 'pack', edited_at: null, updated_at: at.toISOString() };
      await writeRow(tx, city, { ...row, ...kept }, all);
    } else await tx.execute({ sql: 'UPDATE area SET content_hash = ? WHERE city = ? AND id = ?', args: [hash, ...key] });
    await tx.execute({ sql: `DELETE FROM proposal WHERE city = ? AND entity = 'area' AND id = ?`, args: key });
    const action = take ? 'take:proposal' : 'keep:proposal';
    await appendAudit(tx, { actor, action, city, entity: 'area', entityId: id, fields: {} }, at);
  });
  if (take) await assignAreas(db, city, timeZone, at);
}
