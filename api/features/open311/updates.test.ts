import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Agency } from '../../../data/contract.ts';
import { endOpen311Key, listOpen311Keys, makeOpen311Key } from '../../admin-commands/open311-keys.ts';
import { makePack, makePlace, makeReport } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { identifyBy, jsonOf, makeIdentity, makePhoto } from '../../testing/send-report.ts';
import { SCHEMAS } from './answers.factory.ts';

type Row = Record<string, unknown>;
const ENV_KEY = 'khoa-cua-ung-dung-311';
let portal: Portal;
let friend: Server;
let friendUrl: string;
const keys: Record<'officer' | 'roads' | 'sender', string> = { officer: '', roads: '', sender: '' };

beforeAll(async () => {
  const photo = await makePhoto(64, 48);
  friend = createServer((request, response) => {
    if (request.url === '/photo.jpg') return response.writeHead(200, { 'content-type': 'image/jpeg' }).end(photo);
    if (request.url === '/page') return response.writeHead(200, { 'content-type': 'text/html' }).end('<html>');
    if (request.url === '/away') return response.writeHead(302, { location: 'http://169.254.169.254/latest' }).end();
    response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(friend, 'listening');
  friendUrl = `http://127.0.0.1:${(friend.address() as AddressInfo).port}`;
  const agencies = ['office', 'roads'].map((id) => Agency.parse({ id, name: { vi: `Đơn vị ${id}` } }));
  const reports = Array.from({ length: 12 }, (_, n) => makeReport(`r-${n}`, { createdAt: '2026-01-12T08:00:00+07:00' }));
  reports.push(makeReport('theirs', { agencyId: 'roads' }), makeReport('closed', { status: 'done' }));
  const places = [makePlace('cho', { name: { vi: 'Chợ Trung Tâm' }, kind: 'market', position: [105.002, 21.003] })];
  portal = await makePortal([makePack('mot', { agencies, reports, places }), makePack('hai')], {
    identify: identifyBy({ operator: makeIdentity('ioc-operator') }),
    config: { open311Keys: [ENV_KEY], outboundAllow: ['127.0.0.1'] },
  });
  const context = { db: portal.db, config: portal.config, now: new Date() };
  const make = async (options: Parameters<typeof makeOpen311Key>[1]) => (await makeOpen311Key(context, options)).split('\n')[0] ?? '';
  keys.officer = await make({ name: 'Phần mềm phường', city: 'mot', agency: 'office', may: 'update,media' });
  keys.roads = await make({ name: 'Giao thông', city: 'mot', agency: 'roads', may: 'update' });
  keys.sender = await make({ name: 'Ứng dụng', may: 'send', 'per-hour': '3' });
});
afterAll(async () => {
  friend.close();
  await portal.close();
});

const ask = (path: string, init?: RequestInit) => portal.app.request(`/open311/v2/${path}`, init);
const post = (path: string, fields: Record<string, string>) =>
  ask(path, {
    method: 'POST',
    body: new URLSearchParams({ jurisdiction_id: 'mot', ...fields }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
let made = 0;
const update = (fields: Record<string, string>, format = 'json') =>
  post(`servicerequestupdates.${format}`, {
    api_key: keys.officer,
    update_id: `u-${++made}`,
    updated_datetime: '2026-01-14T09:00:00+07:00',
    status: 'open',
    description: 'Đội sửa đường đang tới',
    ...fields,
  });
const detail = async (id: string) => (await portal.get(`/api/cities/mot/cases/${id}`, { 'x-as': 'operator' })).json;

describe('an agency’s own system', () => {
  it('tells how far a request is, and the public reads it', async () => {
    const response = await update({ service_request_id: 'r-0' });
    expect(response.status).toBe(201);
    SCHEMAS.updated.parse(await response.json());
    const updates = SCHEMAS.updates.parse(
      await jsonOf(ask('servicerequestupdates.json?jurisdiction_id=mot&start_date=2026-01-13T00:00:00Z')),
    );
    expect(updates.filter((one) => one.service_request_id === 'r-0').at(-1)).toMatchObject({
      status: 'open',
      external_status_code: 'forwarded',
      description: 'Đội sửa đường đang tới',
    });
    expect((await detail('r-0')).state).toBe('forwarded');
    const { rows } = await portal.db.client.execute("SELECT actor, entity_id FROM audit WHERE action = 'update:case'");
    expect(rows).toHaveLength(1);
    expect(String(rows[0]?.actor)).toMatch(/^open311:/);
  });
  it.each([
    ['r-1', { external_status_code: 'accepted' }, 'accepted'],
    ['r-2', { external_status_code: 'in_progress' }, 'in_progress'],
    ['r-3', { external_status_code: 'on_hold' }, 'on_hold'],
    ['r-4', { status: 'closed', external_status_code: 'answered' }, 'answered'],
    ['r-5', { status: 'closed', external_status_code: 'not_accepted' }, 'not_accepted'],
    ['r-6', { status: 'CLOSED' }, 'done'],
  ])('moves %s: %o', async (id, fields, state) => {
    const response = await update({ service_request_id: id, ...fields }, 'xml');
    expect(response.status).toBe(201);
    const text = await response.text();
    expect(XMLValidator.validate(text)).toBe(true);
    expect(new XMLParser().parse(text).request_updates.request_update.update_id).toBe(`u-${made}`);
    expect((await detail(id)).state).toBe(state);
  });
  it('sends the photo of the work done by its address', async () => {
    expect((await update({ service_request_id: 'r-7', media_url: `${friendUrl}/photo.jpg` })).status).toBe(201);
    const { rows } = await portal.db.client.execute(
      "SELECT p.kind FROM report_photo p JOIN report r ON r.seq = p.report WHERE r.id = 'r-7'",
    );
    expect(rows).toMatchObject([{ kind: 'after' }]);
  });
  it('is believed once: the same update_id is an error and changes nothing', async () => {
    const same = { service_request_id: 'r-8', update_id: 'mot-lan', status: 'closed' };
    expect((await update(same)).status).toBe(201);
    const again = await update({ ...same, description: 'Khác' });
    expect(again.status).toBe(400);
    expect((await jsonOf<Row[]>(again))[0]?.description).toContain('already exists');
    // Another key has ids of its own.
    expect((await update({ ...same, service_request_id: 'theirs', api_key: keys.roads })).status).toBe(201);
  });
  it.each<[string, Record<string, string>, number]>([
    ['no key', { api_key: '' }, 403],
    ['an unknown key', { api_key: 'tc311_khong-co-khoa-nao-nhu-the' }, 403],
    ['a key that may only send', { api_key: ENV_KEY }, 403],
    ['another agency’s request', { service_request_id: 'theirs' }, 404],
    ['a request that is none', { service_request_id: 'none' }, 404],
    ['another jurisdiction', { jurisdiction_id: 'hai' }, 404],
    ['an unknown jurisdiction', { jurisdiction_id: 'ba' }, 404],
    ['no request', { service_request_id: '' }, 400],
    ['no update_id', { update_id: '' }, 400],
    ['an update_id too long', { update_id: 'x'.repeat(201) }, 400],
    ['no time', { updated_datetime: '' }, 400],
    ['words for a time', { updated_datetime: 'yesterday' }, 400],
    ['a time without an offset', { updated_datetime: '2026-01-14T09:00:00' }, 400],
    ['a time in the future', { updated_datetime: '2027-01-14T09:00:00+07:00' }, 400],
    ['no status', { status: '' }, 400],
    ['a status that is none', { status: 'maybe' }, 400],
    ['no description', { description: '' }, 400],
    ['a description of nothing', { description: '\u0007' }, 400],
    ['a description too long', { description: 'ờ'.repeat(4001) }, 400],
    ['a code that is none', { external_status_code: 'lost' }, 400],
    ['a code that is not the agency’s', { external_status_code: 'merged', status: 'closed' }, 400],
    ['a code against the status', { external_status_code: 'done', status: 'open' }, 400],
    ['opening what is closed', { service_request_id: 'closed' }, 400],
    ['a move that cannot be', { service_request_id: 'closed', status: 'closed', external_status_code: 'answered' }, 400],
    ['media inside the network', { media_url: 'http://10.0.0.1/x.jpg' }, 400],
    ['media that leads inside the network', { media_url: '/away' }, 400],
    ['media that is no picture', { media_url: '/page' }, 415],
    ['media that is not there', { media_url: '/none' }, 400],
  ])('is told of %s, in both formats, and nothing changes', async (_, fields, status) => {
    const before = await detail('r-9');
    const given: Record<string, string> = { service_request_id: 'r-9', ...fields };
    if (given.media_url?.startsWith('/')) given.media_url = `${friendUrl}${given.media_url}`;
    const json = await update(given);
    expect(json.status).toBe(status);
    expect(SCHEMAS.errors.parse(await json.json())[0]?.code).toBe(status);
    const xml = await (await update(given, 'xml')).text();
    expect(new XMLParser().parse(xml).errors.error.code).toBe(status);
    expect(await detail('r-9')).toEqual(before);
  });
});

describe('a request without coordinates', () => {
  const send = (fields: Record<string, string>) =>
    post('requests.json', { api_key: ENV_KEY, service_code: 'road', description: 'Ổ gà', ...fields });
  const placeOf = async (response: Response) => {
    const [{ service_request_id: id } = { service_request_id: '' }] = SCHEMAS.posted.parse(await response.json());
    const [one] = SCHEMAS.requests.parse(await jsonOf(ask(`requests/${id}.json?jurisdiction_id=mot`)));
    return [one?.long, one?.lat, one?.address];
  };
  it.each(['Chợ Trung Tâm', 'cho trung tam', 'số 12 Chợ Trung Tâm, phường Một', '12/3A chợ trung tâm, thành phố Một'])(
    'is found by its address: %s',
    async (address) => {
      const response = await send({ address_string: address });
      expect(response.status).toBe(201);
      expect(await placeOf(response)).toEqual([105.002, 21.003, address]);
    },
  );
  it('is found by the id of what the search shows', async () => {
    expect((await placeOf(await send({ address_id: 'place:cho' }))).slice(0, 2)).toEqual([105.002, 21.003]);
  });
  it.each([
    ['an address that nobody knows', { address_string: '77 đường Không Có Tên' }],
    ['an address of signs', { address_string: '!!!' }],
    ['an id that is none', { address_id: 'place:none' }],
    ['an id of a report', { address_id: 'report:r-1' }],
    ['an id without a type', { address_id: 'cho' }],
    ['nothing', {}],
  ])('is refused with %s', async (_, fields) => {
    const response = await send(fields);
    expect(response.status).toBe(400);
    SCHEMAS.errors.parse(await response.json());
  });
});

describe('media_url', () => {
  const send = (key: string, media: string) =>
    post('requests.json', { api_key: key, service_code: 'road', description: 'Ổ gà', lat: '21', long: '105', media_url: media });
  const photosOf = async (response: Response) => {
    const [{ service_request_id: id } = { service_request_id: '' }] = SCHEMAS.posted.parse(await response.json());
    return (await detail(id)) as { photos: number; description: string };
  };
  it('is fetched for a key that may', async () => {
    expect((await photosOf(await send(ENV_KEY, `${friendUrl}/photo.jpg`))).photos).toBe(1);
  });
  it('stays words for a key that may not', async () => {
    const { photos, description } = await photosOf(await send(keys.sender, `${friendUrl}/photo.jpg`));
    expect([photos, description]).toEqual([0, `Ổ gà\nmedia_url: ${friendUrl}/photo.jpg`]);
  });
  it.each(['http://192.168.1.1/x.jpg', 'http://[::1]/x.jpg', 'file:///etc/passwd', 'http://localhost:1/'])(
    'leads nowhere within: %s',
    async (media) => {
      const response = await send(ENV_KEY, media);
      expect(response.status).toBe(400);
      expect((await jsonOf<Row[]>(response))[0]?.description).toContain('media_url');
    },
  );
});

describe('a key', () => {
  it('sends as often as it was made for, and not after it ended', async () => {
    const send = () => post('requests.json', { api_key: keys.sender, service_code: 'road', description: 'x', lat: '21', long: '105' });
    const statuses = [];
    for (let n = 0; n < 4; n++) statuses.push((await send()).status);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
    const context = { db: portal.db, config: portal.config, now: new Date() };
    const list = await listOpen311Keys(context);
    expect(list).not.toContain(keys.sender);
    const id = /^(\w+) .* Ứng dụng$/m.exec(list)?.[1] ?? '';
    await endOpen311Key(context, id);
    expect((await send()).status).toBe(403);
    await expect(endOpen311Key(context, id)).rejects.toThrow('no key');
  });
  it.each([
    [{}, '--name'],
    [{ name: 'x', may: 'fly' }, '--may'],
    [{ name: 'x', may: 'update' }, '--agency'],
    [{ name: 'x', may: 'update', city: 'mot', agency: 'ghost' }, '--agency'],
    [{ name: 'x', city: 'nowhere' }, '--city'],
    [{ name: 'x', 'per-hour': 'many' }, '--per-hour'],
  ])('is not made of %o', async (options, words) => {
    await expect(makeOpen311Key({ db: portal.db, config: portal.config, now: new Date() }, options)).rejects.toThrow(words);
  });
  it('is kept as a hash', async () => {
    const { rows } = await portal.db.client.execute('SELECT * FROM open311_key');
    for (const key of Object.values(keys)) expect(JSON.stringify(rows)).not.toContain(key);
  });
});

describe('every answer keeps to the specification', () => {
  it.each([
    ['discovery.json', SCHEMAS.discovery],
    ['services.json', SCHEMAS.services],
    ['services/traffic.json', SCHEMAS.definition],
    ['services/road.json', SCHEMAS.definition],
    ['requests.json?jurisdiction_id=mot', SCHEMAS.requests],
    ['requests/r-1.json?jurisdiction_id=mot', SCHEMAS.requests],
    ['tokens/r-1.json?jurisdiction_id=mot', SCHEMAS.token],
    ['servicerequestupdates.json?jurisdiction_id=mot', SCHEMAS.updates],
    ['requests.json?status=maybe', SCHEMAS.errors],
    ['requests.json?jurisdiction_id=none', SCHEMAS.errors],
    ['services/none.json', SCHEMAS.errors],
    ['requests/none.json', SCHEMAS.errors],
    ['tokens/none.json', SCHEMAS.errors],
    ['nothing.json', SCHEMAS.errors],
  ])('%s', async (path, schema) => {
    schema.parse(await jsonOf(ask(path)));
    const xml = await (await ask(path.replace('.json', '.xml'))).text();
    expect(XMLValidator.validate(xml)).toBe(true);
    const root = Object.keys(new XMLParser({ ignoreDeclaration: true }).parse(xml));
    expect(root).toHaveLength(1);
    expect(['discovery', 'services', 'service_definition', 'service_requests', 'request_updates', 'errors']).toContain(root[0]);
  });
});
