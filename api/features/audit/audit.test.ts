import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendAudit } from '../../audit/append-audit.ts';
import { makeUser } from '../../auth/user.factory.ts';
import { makePack } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { identifyBy, makeIdentity } from '../../testing/send-report.ts';
import { AuditPage } from './contract.ts';

const people = {
  boss: makeIdentity('administrator'),
  mayor: makeIdentity('administrator', undefined, 'mot'),
  guide: makeIdentity('tourism-editor', undefined, 'mot'),
};
let portal: Portal;
let person: string;
beforeAll(async () => {
  portal = await makePortal([makePack('mot'), makePack('hai')], { identify: identifyBy(people) });
  person = (await makeUser(portal, [], { email: 'lo-thi-mo@thu.example' })).id;
  const entry = (city: string | null, action: string, id: string, at: string) =>
    portal.db.transact((tx) =>
      appendAudit(
        tx,
        { actor: person, action, city, entity: action.split(':')[1] ?? '', entityId: id, fields: { changed: '=name' } },
        new Date(at),
      ),
    );
  // In Vietnam the first of these is the 11th already.
  await entry('mot', 'edit:place', 'a', '2026-01-10T18:00:00Z');
  await entry('mot', 'edit:camera', 'b', '2026-01-11T16:59:00Z');
  await entry('hai', 'edit:place', 'c', '2026-01-11T12:00:00Z');
  await entry(null, 'sign-in:user', 'd', '2026-01-11T12:00:00Z');
  for (let i = 0; i < 120; i++) await entry('hai', 'edit:area', `x${i}`, '2026-02-01T00:00:00Z');
});
afterAll(() => portal.close());

const ask = async (path: string, as: keyof typeof people = 'boss') => {
  const response = await portal.app.request(`/api/admin/audit${path}`, { headers: { 'x-as': as } });
  return { status: response.status, text: await response.text() };
};
const ids = async (query: string, as?: keyof typeof people) =>
  AuditPage.parse(JSON.parse((await ask(query, as)).text)).rows.map((row) => row.entityId);

describe('the audit log', () => {
  it.each([
    ['?city=mot', ['b', 'a']],
    ['?city=mot&from=2026-01-11&to=2026-01-11', ['b', 'a']],
    ['?city=mot&to=2026-01-10', []],
    ['?city=mot&from=2026-01-12', []],
    ['?action=edit:place', ['c', 'a']],
    ['?entity=user', ['d']],
    ['?actor=lo-thi&entity=camera', ['b']],
    ['?actor=nobody', []],
    ['?id=c', ['c']],
  ])('filtered by %s', async (query, found) => {
    expect(await ids(query)).toEqual(found);
  });
  it('comes in pages, the newest first, none twice', async () => {
    const first = AuditPage.parse(JSON.parse((await ask('')).text));
    const second = AuditPage.parse(JSON.parse((await ask(`?cursor=${first.nextCursor}`)).text));
    expect([first.rows.length, second.rows.length, second.nextCursor]).toEqual([100, 24, undefined]);
    expect(new Set([...first.rows, ...second.rows].map(({ seq }) => seq)).size).toBe(124);
    expect(first.rows[0]?.actor).toMatchObject({ id: person, name: expect.stringContaining('Người Thử') });
  });
  it('of one city is for its administrator; of all, with what belongs to none, for who administers all', async () => {
    expect(await ids('?city=mot', 'mayor')).toEqual(['b', 'a']);
    for (const path of ['', '?city=hai', '/check', '.csv', '.csv?city=hai'])
      expect([path, (await ask(path, 'mayor')).status]).toEqual([path, 403]);
    expect((await ask('?city=mot', 'guide')).status).toBe(403);
    expect((await ask('?city=ba')).status).toBe(404);
  });
  it('leaves as CSV that no spreadsheet runs', async () => {
    const { text } = await ask('.csv');
    expect(text.startsWith('seq,at,actor,name,action')).toBe(true);
    expect(text.trim().split('\r\n')).toHaveLength(125);
    expect(text).toContain('changed==name');
    expect(text).not.toMatch(/(^|,)=/m);
  });
  it('says whether its chain holds, and where it does not', async () => {
    expect(JSON.parse((await ask('/check?city=mot', 'mayor')).text)).toEqual({ rows: 124, broken: null });
    await portal.db.write(async (client) => {
      await client.execute('DROP TRIGGER audit_no_update');
      await client.execute(`UPDATE audit SET entity_id = 'z' WHERE seq = 3`);
    });
    expect(JSON.parse((await ask('/check')).text)).toEqual({ rows: 2, broken: 3 });
  });
});
