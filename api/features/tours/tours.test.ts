import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cityGuides } from '../../../narration/pack/city-guides.ts';
import { guideCities } from '../../../narration/pack/read-guides.ts';
import { Scene } from '../../../scenes/contract.ts';
import type { Tour } from '../../../scenes/tour-contract.ts';
import { makePack } from '../../testing/make-pack.ts';
import { makePortal, type Portal } from '../../testing/make-portal.ts';
import { TourDetail, TourList } from './contract.ts';
import { danglingRefs, resolveTour } from './resolve-tour.ts';
import { tourFaults } from './tour-faults.ts';
import { readTours } from './tour-files.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const cities = guideCities(ROOT);
const all = cities.flatMap((city) => readTours(ROOT, city).map((tour) => ({ city, id: tour.id, tour })));
const detailOf = (city: string, tour: Tour) => resolveTour(tour, { city, guides: cityGuides(city), heightAt: () => 0 }, 0);
const layersOf = (city: string) =>
  new Set(Scene.parse(JSON.parse(readFileSync(`${ROOT}/scenes/${city}/scene.json`, 'utf8'))).layers.map(({ id }) => id));

describe('the tours in this repository', () => {
  it('are one for each city that has guides, and three for the first', () => {
    expect(cities.length).toBeGreaterThanOrEqual(6);
    for (const city of cities) expect(all.filter((one) => one.city === city).length).toBeGreaterThanOrEqual(1);
    expect(Math.max(...cities.map((city) => all.filter((one) => one.city === city).length))).toBeGreaterThanOrEqual(3);
  });

  it.each(all)('$city/$id: sound, words, zones, languages, cameras, facts and way of every stop', ({ city, tour }) => {
    const guides = cityGuides(city);
    expect(danglingRefs(tour, guides)).toEqual([]);
    const detail = TourDetail.parse(detailOf(city, tour));
    expect(tourFaults(tour, detail, layersOf(city))).toEqual([]);
    expect(detail.languages).toEqual(expect.arrayContaining(['vi', 'en']));
    const told = [...detail.stops, ...detail.legs.flatMap(({ story }) => story ?? [])];
    for (const { key, languages } of told)
      for (const [lang, { sentences, sound }] of Object.entries(languages)) {
        expect([key, lang, Boolean(sound)]).toEqual([key, lang, true]);
        for (const { facts } of sentences) expect(facts.length).toBeGreaterThan(0);
        const file = sound?.vtt.replace(/^\/api\/cities\/[^/]+\/guides/, `${ROOT}/scenes/${city}/guide`).replace(/\?.*/, '') ?? '';
        expect(existsSync(file)).toBe(true);
      }
    const known = new Set(detail.facts.map(({ id, sources }) => sources.length > 0 && id));
    for (const { questions } of detail.stops)
      for (const { facts } of questions) {
        expect(facts.length).toBeGreaterThan(0);
        for (const fact of facts) expect(known).toContain(fact);
      }
    for (const text of [tour.title, tour.summary, tour.audience, tour.season.note])
      expect(Object.keys(text)).toEqual(expect.arrayContaining(['vi', 'en']));
  });

  it.each(all)('$city/$id shows the sights in 3D where its city has them', ({ city, tour }) =>
    expect(tour.layers).toEqual(expect.arrayContaining([...layersOf(city)].filter((id) => id === 'site-models'))),
  );
  it('ask a class at every stop of the lesson', () => {
    const lesson = all.find(({ tour }) => tour.stops.every(({ questions }) => questions.length > 0));
    expect(lesson?.tour.stops.length).toBeGreaterThanOrEqual(6);
  });
});

describe('a tour with a fault is named', () => {
  const [first] = all;
  if (!first) throw new Error('There is no tour.');
  const faults = (change: (tour: Tour) => void) => {
    const tour = structuredClone(first.tour);
    change(tour);
    return [...danglingRefs(tour, cityGuides(first.city)), ...tourFaults(tour, detailOf(first.city, tour), layersOf(first.city))]
      .map(({ code, at, value }) => [code, at, value].join(' '))
      .join('\n');
  };
  const [stop, leg] = [(tour: Tour) => tour.stops[0], (tour: Tour) => tour.legs[0]];
  it.each<[string, (tour: Tour) => void, RegExp]>([
    [
      'a length that is not that of the way',
      (tour) => {
        tour.length = Math.round(tour.length * 1.05);
      },
      /^length/m,
    ],
    [
      'a stop of no guide',
      (tour) => {
        const one = stop(tour);
        if (one) one.from = { guide: 'nowhere', stop: 'x' };
      },
      /guide-stop .*nowhere/,
    ],
    [
      'no name in English',
      (tour) => {
        tour.title = { vi: 'Đi' };
      },
      /untitled .*en/,
    ],
    [
      'a camera after the end',
      (tour) => {
        stop(tour)?.keyframes.push({ t: 9999, view: { target: [0, 0], range: 1, heading: 0, pitch: -9 } });
      },
      /frame-late .* 9999/,
    ],
    [
      'a way that passes by',
      (tour) => {
        leg(tour)?.path.splice(0, 1, [0, 0]);
      },
      /leg-begin 1/,
    ],
    [
      'no zone',
      (tour) => {
        const one = stop(tour);
        if (one) one.zones = [];
      },
      /^zone/m,
    ],
    [
      'a layer that is none',
      (tour) => {
        tour.layers.push('none-such');
      },
      /layer .*none-such/,
    ],
  ])('%s', (_, damage, told) => expect(faults(damage)).toMatch(told));
});

describe('the interface', () => {
  let portal: Portal;
  const city = all[0]?.city ?? '';
  beforeAll(async () => {
    portal = await makePortal([makePack(city), makePack('son-la')]);
  });
  afterAll(() => portal.close());

  it('lists the tours of a city and resolves one', async () => {
    const { tours } = TourList.parse((await portal.get(`/api/cities/${city}/tours`)).json);
    expect(tours.map(({ id }) => id).sort()).toEqual(all.filter((one) => one.city === city).map(({ id }) => id));
    const tour = TourDetail.parse((await portal.get(`/api/cities/${city}/tours/${tours[0]?.id}`)).json);
    expect(tour.stops.length).toBe(tours[0]?.stops);
    const sound = Object.values(tour.stops[0]?.languages ?? {})[0]?.sound;
    expect((await portal.app.request(sound?.webm ?? '')).status).toBe(200);
  });
  it('shows pictures of the places that a tour comes to, where there are some', async () => {
    const { tours } = TourList.parse((await portal.get('/api/cities/son-la/tours')).json);
    const [walk] = tours;
    expect(walk?.pictures?.map((url) => url.replace(/.*\//, ''))).toEqual(['nha-tu-son-la.webp', 'quang-truong-tay-bac.webp']);
    for (const url of walk?.pictures ?? []) expect((await portal.app.request(url)).headers.get('content-type')).toBe('image/webp');
  });
  it('knows what there is not', async () => {
    expect((await portal.get(`/api/cities/${city}/tours/none-such`)).status).toBe(404);
    expect((await portal.get('/api/cities/none-such/tours')).status).toBe(404);
  });
});
