import { z } from 'zod';
import { Agency } from '../../../data/contract.ts';
import { authorize } from '../../auth/authorize.ts';
import type { Identity } from '../../auth/identity.ts';
import { cityRules } from '../../cases/city-rules.ts';
import { contentVersion } from '../../db/content-version.ts';
import type { AppContext } from '../../http/context.ts';
import type { AgencyEntries } from './contract.ts';

/** All agencies of a city, those that are no more included. @throws ProblemError as `authorize`; `city-unknown` */
export async function listAgencies({ db, now }: AppContext, identity: Identity | null, city: string): Promise<AgencyEntries> {
  authorize(identity, 'edit:agency', { city });
  const { rules } = await cityRules(db, city, now());
  const { rows } = await db.client.execute({
    sql: `SELECT a.content, a.origin, a.edited_at, p.content AS proposed, p.proposed_at,
        (SELECT count(*) FROM report_case c WHERE c.city = a.city AND c.agency = a.id AND c.closed = 0) AS cases
      FROM agency a LEFT JOIN proposal p ON p.city = a.city AND p.entity = 'agency' AND p.id = a.id
      WHERE a.city = ? ORDER BY a.seq`,
    args: [city],
  });
  const agencies = rows.map((row) => {
    const content = String(row.content);
    const agency = Agency.parse(JSON.parse(content));
    return {
      agency,
      version: contentVersion(content),
      edited: row.edited_at !== null || row.origin === 'portal',
      rules: rules.filter((rule) => rule.agencyId === agency.id).length,
      openCases: Number(row.cases),
      ...(row.proposed === null
        ? {}
        : { proposal: { agency: Agency.parse(JSON.parse(String(row.proposed))), proposedAt: z.string().parse(row.proposed_at) } }),
    };
  });
  return { agencies };
}
