import { fileURLToPath } from 'node:url';
import QRCode from 'qrcode';
import { extractText } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guideCities } from '../../../narration/pack/read-guides.ts';
import { makePack } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { GuideDetail, GuideList } from './contract.ts';

const CITY = guideCities(fileURLToPath(new URL('../../..', import.meta.url)))[0] ?? '';
let portal: Portal;
beforeAll(async () => {
  portal = await makePortal([makePack(CITY), makePack('son-la'), makePack('mot')]);
});
afterAll(() => portal.close());
const first = async () => {
  const { guides } = GuideList.parse((await portal.get(`/api/cities/${CITY}/guides`)).json);
  const guide = guides[0];
  if (!guide) throw new Error('There is no guide.');
  return GuideDetail.parse((await portal.get(`/api/cities/${CITY}/guides/${guide.id}`)).json);
};

describe('guides', () => {
  it('are listed by their codes, with what they take in each language', async () => {
    const { guides } = GuideList.parse((await portal.get(`/api/cities/${CITY}/guides`)).json);
    expect(guides.map(({ code }) => code)).toEqual(guides.map(({ code }) => code).sort((a, b) => a - b));
    for (const guide of guides) expect(Object.values(guide.durations).every((seconds) => seconds > 20)).toBe(true);
  });

  it('are none in a city that has none, and a city that is not there says so', async () => {
    expect((await portal.get('/api/cities/mot/guides')).json).toEqual({ guides: [] });
    expect((await portal.get('/api/cities/nowhere/guides')).status).toBe(404);
  });

  it('name the facts of every sentence, and all of them come along', async () => {
    const guide = await first();
    const ids = new Set(guide.facts.map(({ id }) => id));
    const sentences = Object.values(guide.languages).flatMap(({ stops }) => Object.values(stops).flatMap((stop) => stop.sentences));
    expect(sentences.length).toBeGreaterThan(10);
    expect(sentences.flatMap(({ facts }) => facts).filter((id) => !ids.has(id))).toEqual([]);
  });

  it('have the picture of their place, where there is one', async () => {
    const { guides } = GuideList.parse(await (await portal.app.request('/api/cities/son-la/guides')).json());
    const { picture } = guides.find(({ place }) => place === 'nha-tu-son-la') ?? {};
    const answer = await portal.app.request(picture ?? '');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/webp']);
  });

  it('have sound in ranges, kept for ever under an address that changes with it', async () => {
    const guide = await first();
    const sound = guide.languages.en?.stops[guide.stops[0]?.id ?? '']?.sound;
    const whole = await portal.app.request(sound?.webm ?? '');
    const bytes = new Uint8Array(await whole.arrayBuffer());
    expect(whole.headers.get('content-type')).toBe('audio/webm; codecs=opus');
    expect(whole.headers.get('cache-control')).toContain('immutable');
    // EBML, which WebM is written in.
    expect(Buffer.from(bytes.slice(0, 4)).toString('hex')).toBe('1a45dfa3');
    const part = await portal.app.request(sound?.webm ?? '', { headers: { range: 'bytes=100-199' } });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 100-199/${bytes.length}`]);
    expect(new Uint8Array(await part.arrayBuffer())).toEqual(bytes.slice(100, 200));
    const other = await portal.app.request((sound?.mp3 ?? '').replace(/v=.*/, 'v=0'));
    expect([other.headers.get('content-type'), other.headers.get('cache-control')]).toEqual(['audio/mpeg', 'no-cache']);
    expect(await (await portal.app.request(sound?.vtt ?? '')).text()).toMatch(/^WEBVTT\n/);
  });

  it.each(['words.json', '..%2Fwords.json', 'gate.wav', '%2e%2e%2f%2e%2e%2fguide.json', 'none.webm'])(
    'give no other file: %s',
    async (file) => {
      const guide = await first();
      expect((await portal.get(`/api/cities/${CITY}/guides/${guide.id}/vi/${file}`)).status).toBe(404);
    },
  );
});

describe('a sign to print', () => {
  const sheetOf = async (query: string) => {
    const guide = await first();
    const answer = await portal.app.request(`/api/cities/${CITY}/guides/${guide.id}/sign.svg${query}`);
    return { guide, status: answer.status, type: answer.headers.get('content-type'), svg: await answer.text() };
  };
  /** The dark squares of a code, as the library draws them. */
  const drawn = async (address: string) =>
    /<path stroke[^>]*>/.exec(await QRCode.toString(address, { type: 'svg', margin: 0, errorCorrectionLevel: 'Q' }))?.[0];

  it('carries a code that leads to the story, its number, and both languages', async () => {
    const { guide, svg, type } = await sheetOf('');
    expect(type).toBe('image/svg+xml');
    expect(svg).toContain(await drawn(`${portal.config.publicUrl}/g/${CITY}/${guide.code}`));
    for (const lang of ['vi', 'en']) expect(svg).toContain(`>${guide.languages[lang]?.title}<`);
    expect(svg).toContain(`>${guide.code}<`);
  });
  it('of a stop leads to the stop; of one that is not there, it is not there', async () => {
    const { guide } = await sheetOf('');
    const { svg } = await sheetOf(`?stop=${guide.stops[0]?.id}`);
    expect(svg).toContain(await drawn(`${portal.config.publicUrl}/g/${CITY}/${guide.code}-1`));
    expect(svg).toContain(`>${guide.code}-1<`);
    expect((await sheetOf('?stop=nowhere')).status).toBe(404);
  });
});

describe('a sign for the printer', () => {
  const pdfOf = async (query: string) => {
    const guide = await first();
    const answer = await portal.app.request(`/api/cities/${CITY}/guides/${guide.id}/sign.pdf${query}`);
    return { guide, answer };
  };
  it('has a page for the guide and one for each stop, with letters of its own that can be read out', async () => {
    const { guide, answer } = await pdfOf('');
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    const { totalPages, text } = await extractText(new Uint8Array(await answer.arrayBuffer()));
    expect(totalPages).toBe(guide.stops.length + 1);
    for (const [page, stop] of [undefined, ...guide.stops].entries())
      for (const lang of ['vi', 'en']) {
        const title = stop ? guide.languages[lang]?.stops[stop.id]?.title : guide.languages[lang]?.title;
        expect(text[page]?.normalize('NFC')).toContain(title);
      }
    expect(text.at(-1)).toContain(`${guide.code}-${guide.stops.length}`);
  });
  it('of one stop is one page; of one that is not there, it is not there', async () => {
    const { guide, answer } = await pdfOf('?stop=nowhere');
    expect(answer.status).toBe(404);
    const one = await (await pdfOf(`?stop=${guide.stops[0]?.id}`)).answer.arrayBuffer();
    expect((await extractText(new Uint8Array(one))).totalPages).toBe(1);
  });
});

describe('a code on a sign', () => {
  const leadsTo = async (path: string) => {
    const answer = await portal.app.request(path);
    return [answer.status, answer.headers.get('location')];
  };
  it('leads to the story, or to the stop', async () => {
    const guide = await first();
    const stop = guide.stops.at(-1)?.id;
    expect(await leadsTo(`/g/${CITY}/${guide.code}`)).toEqual([302, `/${CITY}/guide?of=${guide.id}`]);
    expect(await leadsTo(`/g/${CITY}/${guide.code}-${guide.stops.length}`)).toEqual([302, `/${CITY}/guide?of=${guide.id}&stop=${stop}`]);
    expect((await leadsTo(`/g/${guide.code}`))[0]).toBe(302);
  });
  it.each(['999', '101-99', 'abc', '1'])('that nobody knows leads to the list: %s', async (code) => {
    expect(await leadsTo(`/g/${CITY}/${code}`)).toEqual([302, `/${CITY}/guide?code=${code}`]);
  });
  it('of a city that is not there says so', async () => expect((await leadsTo('/g/nowhere/101'))[0]).toBe(404));
});
