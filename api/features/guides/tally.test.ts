import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { guideCities } from '../../../narration/pack/read-guides.ts';
import { writeTally } from '../../guides/tally.ts';
import { GuideFigures } from '../../guides/tally-contract.ts';
import { makePack } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { identifyBy, makeIdentity } from '../../testing/send-report.ts';
import { GuideDetail, GuideList } from './contract.ts';

const CITY = guideCities(fileURLToPath(new URL('../../..', import.meta.url)))[0] ?? '';
const TELEPHONE = 'Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36';
let portal: Portal;
let guide: GuideDetail;
beforeAll(async () => {
  portal = await makePortal([makePack(CITY), makePack('mot')], { identify: identifyBy({ editor: makeIdentity('tourism-editor') }) });
  const { guides } = GuideList.parse((await portal.get(`/api/cities/${CITY}/guides`)).json);
  guide = GuideDetail.parse((await portal.get(`/api/cities/${CITY}/guides/${guides[0]?.id}`)).json);
});
afterAll(() => portal.close());
beforeEach(async () => {
  await writeTally(portal.db);
  await portal.db.write((writer) => writer.execute('DELETE FROM story_tally'));
});

const stop = () => guide.stops[0]?.id ?? '';
const tell = (body: object, id = guide.id, agent = TELEPHONE) =>
  portal.app.request(`/api/cities/${CITY}/guides/${id}/heard`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', origin: portal.config.publicUrl, 'user-agent': agent },
  });
const scan = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  portal.app.request(path, { method, headers: { 'user-agent': TELEPHONE, ...headers } });
const read = async (query = '') =>
  GuideFigures.parse((await portal.get(`/api/cities/${CITY}/guide-figures${query}`, { 'x-as': 'editor' })).json);
const clock = (instant: string) => {
  portal.clock.now = new Date(instant);
};

describe('what is counted of a guide', () => {
  it('is what was scanned, begun and heard, by the city’s day and hour, language and place', async () => {
    // Half past six in the evening of the 13th in UTC is half past one of the 14th in the city.
    clock('2026-01-13T18:30:00Z');
    await scan(`/g/${CITY}/${guide.code}`);
    await scan(`/g/${CITY}/${guide.code}-1`);
    for (const event of ['play', 'complete']) expect((await tell({ stop: stop(), lang: 'en', event })).status).toBe(204);
    await tell({ stop: stop(), lang: 'vi', event: 'play' });
    const figures = await read('?from=2026-01-13&to=2026-01-14');
    expect(figures.all).toEqual({ scan: 2, play: 2, complete: 1 });
    expect(figures.days).toEqual([
      { day: '2026-01-13', scan: 0, play: 0, complete: 0 },
      { day: '2026-01-14', scan: 2, play: 2, complete: 1 },
    ]);
    expect(figures.hours[1]).toEqual({ scan: 2, play: 2, complete: 1 });
    expect(figures.langs.map(({ lang, play }) => [lang, play])).toEqual([
      ['en', 1],
      ['vi', 1],
    ]);
    expect(figures.guides).toMatchObject([{ guide: guide.id, scan: 2, title: { vi: guide.languages.vi?.title } }]);
    expect(figures.stops).toMatchObject([{ stop: stop(), scan: 1, play: 2, title: { vi: guide.languages.vi?.stops[stop()]?.title } }]);
  });

  it('is not what programs play', async () => {
    const answer = await tell({ stop: stop(), lang: 'vi', event: 'play' }, guide.id, 'curl/8.5.0');
    expect(answer.status).toBe(204);
    expect((await read()).all.play).toBe(0);
  });
  it('is not what programs open, what a browser looks at ahead, or a number that leads nowhere', async () => {
    await scan(`/g/${CITY}/${guide.code}`, { 'user-agent': 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)' });
    await scan(`/g/${CITY}/${guide.code}`, { 'sec-purpose': 'prefetch' });
    await scan(`/g/${CITY}/${guide.code}`, {}, 'HEAD');
    await scan(`/g/${CITY}/999-9`);
    expect((await read()).all.scan).toBe(0);
  });

  it('holds nothing of who: no address, no name, no exact time', async () => {
    await tell({ stop: stop(), lang: 'vi', event: 'play' });
    await writeTally(portal.db);
    const { columns } = await portal.db.client.execute('SELECT * FROM story_tally');
    expect(columns).toEqual(['city', 'day', 'hour', 'kind', 'parent', 'stop', 'lang', 'event', 'n']);
  });

  it('is refused for a story that is not told', async () => {
    expect((await tell({ stop: 'khong-co', lang: 'vi', event: 'play' })).status).toBe(404);
    expect((await tell({ stop: stop(), lang: 'xx', event: 'play' })).status).toBe(404);
    expect((await tell({ stop: stop(), lang: 'vi', event: 'scan' })).status).toBe(400);
    expect((await tell({ stop: stop(), lang: 'vi', event: 'play' }, 'khong-co')).status).toBe(404);
  });

  it('adds up over times of writing down', async () => {
    for (let i = 0; i < 3; i++) {
      await tell({ stop: stop(), lang: 'vi', event: 'play' });
      await writeTally(portal.db);
    }
    expect((await read()).all.play).toBe(3);
  });
});

describe('the figures of guides', () => {
  it('come as CSV with a row a count', async () => {
    clock('2026-01-14T03:00:00Z');
    await tell({ stop: stop(), lang: 'vi', event: 'play' });
    const answer = await portal.app.request(`/api/cities/${CITY}/guide-figures.csv`, { headers: { 'x-as': 'editor' } });
    expect(answer.headers.get('content-type')).toContain('text/csv');
    expect((await answer.text()).trim().split('\r\n').at(-1)).toBe(`2026-01-14,10,${guide.id},${stop()},vi,play,1,`);
  });

  it('are refused to who may not read them, and for a period that is none', async () => {
    expect((await portal.get(`/api/cities/${CITY}/guide-figures`)).status).toBe(401);
    const asked = (query: string) => portal.get(`/api/cities/${CITY}/guide-figures?${query}`, { 'x-as': 'editor' });
    expect((await asked('from=2026-02-01&to=2026-01-01')).status).toBe(400);
    expect((await asked('from=2020-01-01&to=2026-01-01')).status).toBe(400);
    expect((await asked('from=2026-02-30')).status).toBe(400);
  });
});
