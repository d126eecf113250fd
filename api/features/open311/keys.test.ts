/** Keys of Open311 clients in the hands of administrators. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Agency } from '../../../data/contract.ts';
import { makeUser, send, signIn } from '../../auth/user.factory.ts';
import { makePack } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { KeyList, MadeKey } from './contract.ts';

let portal: Portal;
let boss: string;
let city: string;
beforeEach(async () => {
  const agencies = [Agency.parse({ id: 'roads', name: { vi: 'Hạt đường bộ' } })];
  portal = await makePortal([makePack('mot', { agencies }), makePack('hai')], { config: { open311Keys: ['x'.repeat(20)] } });
  const cookieOf = async (where: string | null) =>
    signIn(portal, (await makeUser(portal, [{ role: 'administrator', city: where }], { demo: true })).email);
  boss = await cookieOf(null);
  city = await cookieOf('mot');
});
afterEach(() => portal.close());

const path = (of = 'mot') => `/api/cities/${of}/admin/open311-keys`;
const make = (body: object, cookie = city, of = 'mot') => send(portal, path(of), { name: 'Ứng dụng xe', may: ['send'], ...body }, cookie);
const list = async (cookie = city, of = 'mot') => KeyList.parse((await portal.get(path(of), { cookie })).json);
const end = async (id: string, cookie = city, of = 'mot') => (await send(portal, `${path(of)}/${id}`, {}, cookie, 'DELETE')).status;
/** Whether a client gets in with a key; what it sends is refused for other reasons. */
const opens = async (key: string) => {
  const body = new URLSearchParams({
    api_key: key,
    service_code: 'road',
    lat: '21',
    long: '105',
    jurisdiction_id: 'mot',
    description: 'Ổ gà',
  });
  const answer = await portal.app.request('/open311/v2/requests.json', { method: 'POST', body });
  return answer.status !== 403;
};

describe('a key', () => {
  it('is shown once, kept as a hash, listed with its agency and the day of its last use, and ended', async () => {
    const { id, key } = MadeKey.parse(await (await make({ agency: 'roads', may: ['send', 'update'], perHour: 30 })).json());
    expect(key).toMatch(/^tc311_[\w-]{32}$/);
    const { rows } = await portal.db.client.execute('SELECT * FROM open311_key');
    expect(JSON.stringify(rows)).not.toContain(key);
    expect(JSON.stringify(await list())).not.toContain(key);
    expect(await list()).toEqual({
      keys: [
        {
          ...{ id, name: 'Ứng dụng xe', city: 'mot', agency: 'roads', may: ['send', 'update'], perHour: 30 },
          ...{ createdAt: '2026-01-14T03:00:00.000Z', usedOn: null, endedAt: null },
        },
      ],
      configured: 1,
    });
    expect(await opens(key)).toBe(true);
    expect(await opens(`${key}x`)).toBe(false);
    expect((await list()).keys[0]?.usedOn).toBe('2026-01-14');
    portal.clock.now = new Date('2026-01-15T03:00:00Z');
    expect(await end(id)).toBe(200);
    expect([await opens(key), await end(id)]).toEqual([false, 404]);
    expect((await list()).keys[0]).toMatchObject({ usedOn: '2026-01-14', endedAt: '2026-01-15T03:00:00.000Z' });
    const { rows: log } = await portal.db.client.execute(
      "SELECT action, city, entity_id FROM audit WHERE entity = 'open311-key' ORDER BY seq",
    );
    expect(log).toMatchObject([
      { action: 'make:open311-key', city: 'mot', entity_id: id },
      { action: 'end:open311-key', city: 'mot', entity_id: id },
    ]);
  });

  it('for all cities is made and ended by those alone who administer all, and seen in each', async () => {
    expect((await make({ everywhere: true })).status).toBe(403);
    const { id } = MadeKey.parse(await (await make({ everywhere: true }, boss)).json());
    expect((await list()).keys).toMatchObject([{ id, city: null }]);
    expect([await end(id), await end(id, boss)]).toEqual([403, 200]);
  });

  it('of another city is neither seen nor ended', async () => {
    const { id } = MadeKey.parse(await (await make({}, boss, 'hai')).json());
    expect((await list()).keys).toEqual([]);
    expect([await end(id), await end(id, boss), await end(id, city, 'hai')]).toEqual([404, 404, 403]);
  });

  it.each([{ name: ' ' }, { may: [] }, { may: ['all'] }, { agency: 'nobody' }, { may: ['update'] }, { perHour: 0 }])(
    'is not made of %o',
    async (body) => {
      expect((await make(body)).status).toBe(400);
      expect((await list()).keys).toEqual([]);
    },
  );
});
