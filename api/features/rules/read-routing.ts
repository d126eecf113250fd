import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import { cityRules } from '../../cases/city-rules.ts';
import { readStreets } from '../../cases/streets.ts';
import type { AppContext } from '../../http/context.ts';
import type { RoutingContent, RoutingState } from './contract.ts';
import { Rules, readVersion, readVersions } from './routing-rows.ts';

/** The rules in force, every version, and what a rule may speak of. @throws ProblemError as `authorize`; `city-unknown` */
export async function readRouting({ db, config, now }: AppContext, identity: Identity | null, city: string): Promise<RoutingState> {
  authorize(identity, 'edit:routing', { city });
  const { rules, rulesVersion, areas } = await cityRules(db, city, now());
  const versions = await readVersions(db.client, city);
  const waiting = await db.client.execute({ sql: 'SELECT proposed FROM routing WHERE city = ?', args: [city] });
  const proposed = waiting.rows[0]?.proposed ?? null;
  return {
    current: rulesVersion,
    newest: versions[0]?.version ?? 0,
    rules,
    versions,
    streets: [...(await readStreets(config.dataDir, city)).names],
    areas: areas.map(({ id, properties: { name, validFrom, validTo } }) => ({
      id,
      name,
      ...(validFrom ? { validFrom } : {}),
      ...(validTo ? { validTo } : {}),
    })),
    ...(proposed === null ? {} : { proposal: { rules: Rules.parse(JSON.parse(String(proposed))) } }),
  };
}

/** The rules of one version, however old. @throws ProblemError as `authorize`; `not-found` */
export async function readRoutingVersion(
  { db }: AppContext,
  identity: Identity | null,
  { city, version }: { city: string; version: number },
): Promise<RoutingContent> {
  authorize(identity, 'edit:routing', { city });
  return readVersion(db.client, city, version);
}
