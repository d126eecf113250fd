import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePack, makeReport } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { identifyBy, jsonOf, makeIdentity } from '../../testing/send-report.ts';

const KEY = 'khoa-cua-ung-dung-311';
let portal: Portal;
beforeAll(async () => {
  const reports = [
    makeReport('moi', { createdAt: '2026-01-12T08:00:00+07:00', updatedAt: '2026-01-13T08:00:00+07:00', title: { vi: 'Rác <&> "đường"' } }),
    makeReport('xong', { status: 'done', createdAt: '2026-01-06T08:00:00+07:00' }),
    makeReport('xua', { createdAt: '2025-03-03T08:00:00+07:00' }),
  ];
  const routing = [{ id: 'duong', name: { vi: 'Đường' }, when: { categories: ['road'] }, agencyId: 'office', priority: 'normal' as const }];
  portal = await makePortal([makePack('mot', { reports, routing }), makePack('hai')], {
    identify: identifyBy({ operator: makeIdentity('ioc-operator') }),
    config: { open311Keys: [KEY] },
  });
});
afterAll(() => portal.close());
const ask = (path: string, init?: RequestInit) => portal.app.request(`/open311/v2/${path}`, init);
const xml = async (response: Response) => {
  const text = await response.text();
  expect(XMLValidator.validate(text)).toBe(true);
  return new XMLParser().parse(text);
};
type Row = Record<string, unknown>;
const post = (fields: Record<string, string>, format = 'json') =>
  ask(`requests.${format}`, {
    method: 'POST',
    body: new URLSearchParams({ api_key: KEY, jurisdiction_id: 'mot', ...fields }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
const ids = async (query: string) =>
  (await jsonOf<Row[]>(ask(`requests.json?jurisdiction_id=mot&${query}`))).map((row) => row.service_request_id);

describe('Open311', () => {
  it('says what it is, in both formats', async () => {
    const json = await jsonOf<{ endpoints: { formats: string[]; specification: string }[] }>(ask('discovery.json'));
    expect(json.endpoints[0]).toMatchObject({ type: 'production', formats: ['text/xml', 'application/json'] });
    expect((await xml(await ask('discovery.xml'))).discovery.endpoints.endpoint.formats.format).toEqual(json.endpoints[0]?.formats);
  });
  it('lists services with their questions, but none that one has to call for', async () => {
    const services = await jsonOf<Row[]>(ask('services.json?jurisdiction_id=mot'));
    expect(services.map((s) => s.service_code)).not.toContain('emergency');
    expect(services.find((s) => s.service_code === 'traffic')).toMatchObject({ metadata: true, type: 'realtime' });
    const definition = await jsonOf<{ attributes: Row[] }>(ask('services/traffic.json'));
    expect(definition.attributes.map((a) => [a.code, a.datatype])).toEqual([
      ['where', 'singlevaluelist'],
      ['when', 'multivaluelist'],
    ]);
    const same = (await xml(await ask('services/traffic.xml'))).service_definition;
    expect(same.attributes.attribute[0].values.value.map((v: Row) => v.key)).toEqual(['street', 'lane', 'pavement']);
    expect((await ask('services/emergency.json')).status).toBe(404);
  });
  it('lists public requests of ninety days by status, service, id, date and page, with the due day', async () => {
    expect(await ids('')).toEqual(['moi', 'xong']);
    expect(await ids('status=closed')).toEqual(['xong']);
    expect(await ids('status=open,closed&page_size=1&page=2')).toEqual(['xong']);
    expect(await ids('service_request_id=xua,moi&status=closed')).toEqual(['moi', 'xua']);
    expect(await ids('service_code=noise')).toEqual([]);
    expect(await ids('start_date=2025-03-01T00:00:00Z')).toEqual(['xua']);
    const [one] = await jsonOf<Row[]>(ask('requests/moi.json?jurisdiction_id=mot'));
    expect(one).toMatchObject({ status: 'open', expected_datetime: '2026-01-12T08:00:00+07:00', lat: 21, long: 105, service_code: 'road' });
    expect((await xml(await ask('requests/moi.xml?jurisdiction_id=mot'))).service_requests.request.description).toBe('Rác <&> "đường"');
    expect((await ask('requests.json')).headers.get('access-control-allow-origin')).toBe('*');
  });
  it('takes a report like any other, whose sender stays unknown', async () => {
    const fields = {
      service_code: 'road',
      lat: '21.0001',
      long: '105.0001',
      description: 'Sụt lún\ntrước chợ',
      email: 'lan@example.vn',
      'attribute[kind]': 'pothole',
    };
    const response = await post(fields, 'xml');
    expect(response.status).toBe(201);
    const id = String((await xml(response)).service_requests.request.service_request_id);
    expect(await ids(`service_request_id=${id}`)).toEqual([id]);
    const all = await (await ask(`requests/${id}.json?jurisdiction_id=mot`)).text();
    expect(all).not.toContain('lan@example.vn');
    const detail = await portal.get(`/api/cities/mot/cases/${id}`, { 'x-as': 'operator' });
    expect(detail.json).toMatchObject({
      channel: 'open311',
      agencyId: 'office',
      answers: { kind: 'pothole' },
      reporter: { email: 'lan@example.vn' },
    });
    expect(await jsonOf(ask(`tokens/${id}.json?jurisdiction_id=mot`))).toEqual([{ token: id, service_request_id: id }]);
  });
  it('tells what became of public requests', async () => {
    const updates = await jsonOf<Row[]>(ask('servicerequestupdates.json?jurisdiction_id=mot&start_date=2026-01-01T00:00:00Z'));
    expect(updates.filter((u) => u.service_request_id === 'xong').map((u) => [u.status, u.external_status_code])).toEqual([
      ['open', 'forwarded'],
      ['closed', 'done'],
    ]);
    const same = (await xml(await ask('servicerequestupdates.xml?jurisdiction_id=mot&start_date=2026-01-01T00:00:00Z'))).request_updates;
    expect(same.request_update).toHaveLength(updates.length);
    expect((await ask('servicerequestupdates.json?start_date=2024-01-01T00:00:00Z')).status).toBe(400);
  });
  it.each([
    ['an unknown key', { api_key: 'falsch-falsch-falsch' }, 403],
    ['no service', { service_code: '' }, 400],
    ['an unknown service', { service_code: 'ufo' }, 404],
    ['a service to call for', { service_code: 'emergency' }, 400],
    ['an unknown city', { jurisdiction_id: 'nowhere' }, 404],
    ['no position', { lat: '' }, 400],
    ['words for a position', { lat: 'here' }, 400],
    ['a position elsewhere', { lat: '10' }, 400],
    ['a wrong answer', { 'attribute[kind]': 'crater' }, 400],
    ['an unknown question', { 'attribute[colour]': 'red' }, 400],
    ['no e-mail address', { email: 'lan' }, 400],
    ['too many words', { description: 'x'.repeat(4001) }, 400],
  ])('refuses %s in both formats', async (_, fields, status) => {
    const base = { service_code: 'road', lat: '21', long: '105', description: 'x' };
    const json = await post({ ...base, ...fields });
    expect([json.status, (await jsonOf<Row[]>(json))[0]?.code]).toEqual([status, status]);
    const other = await post({ ...base, ...fields }, 'xml');
    expect((await xml(other)).errors.error.code).toBe(status);
  });
  it.each(['requests.json?status=maybe', 'requests.json?start_date=yesterday', 'requests.json?page=0', 'requests.json?page_size=1001'])(
    'refuses %s',
    async (path) => expect((await ask(path)).status).toBe(400),
  );
  it.each([
    'requests.csv',
    'requests',
    'services/none.xml',
    'requests/none.json',
    'tokens/none.xml',
    'nothing.json',
    'requests.json?jurisdiction_id=x',
  ])('knows no %s', async (path) => expect((await ask(path)).status).toBe(404));
  it('feeds the newest public reports as RSS', async () => {
    const feed = await xml(await portal.app.request('/api/cities/mot/reports.rss?category=road'));
    expect(feed.rss.channel.item.map((item: Row) => item.title)).toContain('Rác <&> "đường"');
  });
});
