import { gpx as gpxToGeoJson } from '@tmcw/togeojson';
import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TourDraft } from '../../../../scenes/tour-contract.ts';
import { resolveTour } from '../resolve-tour.ts';
import { draftFromGeometry } from './draft-from-geometry.ts';
import { readGeoJson } from './read-geojson.ts';
import { readGpx } from './read-gpx.ts';
import { readKml } from './read-kml.ts';
import { writeGeoJson } from './write-geojson.ts';
import { writeGpx } from './write-gpx.ts';
import { writeKml } from './write-kml.ts';

const position = fc
  .tuple(fc.integer({ min: 1_038_000_000, max: 1_040_000_000 }), fc.integer({ min: 212_000_000, max: 214_000_000 }))
  .map(([x, y]): [number, number] => [x / 1e7, y / 1e7]);
const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map(
  (text) =>
    text
      .toWellFormed()
      .replaceAll(/[\p{Cc}\ufffe\uffff]/gu, '')
      .trim()
      .replaceAll(/\s+/g, ' ') || 'x',
);
const view = fc.record({
  target: position,
  range: fc.integer({ min: 20, max: 5000 }),
  heading: fc.integer({ min: 0, max: 359 }),
  pitch: fc.integer({ min: -90, max: -2 }),
});
/** Any tour with stops of its own; legs lead from stop to stop. */
const tours = fc
  .record({
    title: words,
    stops: fc.array(fc.record({ title: words, position, view, steps: fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 4 }) }), {
      minLength: 1,
      maxLength: 8,
    }),
  })
  .map(({ title, stops }) =>
    TourDraft.parse({
      ...draftFromGeometry({ title: 'x', points: [], lines: [], cameras: [], skipped: 0 }, 'thu'),
      title: { vi: title, en: `${title} & <en>` },
      stops: stops.map((stop, i) => {
        // Cameras of a stop look at it: only such are its own in a file of another program.
        const keyframes = [0, ...stop.steps].map((_, k, steps) => ({
          t: steps.slice(0, k + 1).reduce((sum, step) => sum + step, 0),
          view: { ...stop.view, target: stop.position },
        }));
        return {
          id: `s-${i}`,
          own: {
            position: stop.position,
            view: stop.view,
            zones: [],
            words: { vi: { title: stop.title, sentences: [{ text: stop.title, facts: [] }] } },
          },
          keyframes,
        };
      }),
      legs: stops.slice(1).map((stop, i) => ({ path: [stops[i]?.position ?? stop.position, stop.position] })),
    }),
  );
const detailOf = (tour: TourDraft) => resolveTour(tour, { city: 'mot', guides: { packs: [], facts: [] }, heightAt: () => 600 }, 1);
const stopsOf = (tour: TourDraft) => tour.stops.map(({ own }) => ({ name: own?.words.vi?.title, position: own?.position }));

describe('a tour written and read again', () => {
  it('as GeoJSON is the same tour', () =>
    fc.assert(
      fc.property(tours, (tour) => {
        expect(readGeoJson(writeGeoJson(detailOf(tour), tour))).toEqual(tour);
      }),
    ));

  it('as GPX has its stops and its way', () =>
    fc.assert(
      fc.property(tours, (tour) => {
        const read = readGpx(writeGpx(detailOf(tour), 'vi'));
        expect(read.points.map(({ name, position: at }) => ({ name, position: at }))).toEqual(stopsOf(tour));
        expect(read.lines).toEqual(tour.legs.map(({ path }) => path));
        expect([read.title, read.skipped]).toEqual([tour.title.vi, 0]);
      }),
    ));

  it('as KML has its stops, its way, and the cameras of its stops in order', () =>
    fc.assert(
      fc.property(tours, (tour) => {
        const read = readKml(writeKml(detailOf(tour), 'vi'));
        expect(read.points.map(({ name, position: at }) => ({ name, position: at }))).toEqual(stopsOf(tour));
        expect(read.lines).toEqual(tour.legs.map(({ path }) => path));
        expect(read.cameras.map((camera) => camera.view)).toEqual(
          tour.stops.flatMap(({ keyframes }) => keyframes.map((frame) => frame.view)),
        );
      }),
    ));

  it('as KML keeps the times of the cameras where stops lie apart', () => {
    const stop = (i: number, ts: number[]) => {
      const at: [number, number] = [103.9 + i * 0.01, 21.3];
      return {
        id: `s-${i}`,
        own: {
          position: at,
          view: { target: at, range: 300, heading: 0, pitch: -30 },
          zones: [],
          words: { vi: { title: `${i}`, sentences: [] } },
        },
        keyframes: ts.map((t) => ({ t, view: { target: at, range: 200 + t, heading: 10, pitch: -20 } })),
      };
    };
    const empty = draftFromGeometry({ title: 'x', points: [], lines: [], cameras: [], skipped: 0 }, 'thu');
    const tour = TourDraft.parse({
      ...empty,
      stops: [stop(0, [0, 4.5, 20]), stop(1, [0]), stop(2, [0, 7])],
      legs: [
        {
          path: [
            [103.9, 21.3],
            [103.91, 21.3],
          ],
          keyframes: [{ share: 0.5, view: { target: [103.905, 21.3], range: 400, heading: 90, pitch: -30 } }],
        },
        {
          path: [
            [103.91, 21.3],
            [103.92, 21.3],
          ],
        },
      ],
    });
    const read = draftFromGeometry(readKml(writeKml(detailOf(tour), 'vi')), 'lai');
    expect(read.stops.map(({ keyframes }) => keyframes.map(({ t }) => t))).toEqual([[0, 4.5, 20], [0], [0, 7]]);
    expect(read.legs.map(({ path }) => path)).toEqual(tour.legs.map(({ path }) => path));
  });

  it('as GPX is read the same by another reader', () =>
    fc.assert(
      fc.property(tours, (tour) => {
        const document = new DOMParser().parseFromString(writeGpx(detailOf(tour), 'vi'), 'text/xml');
        const { features } = gpxToGeoJson(document as unknown as Parameters<typeof gpxToGeoJson>[0]);
        const points = features.filter(({ geometry }) => geometry?.type === 'Point');
        expect(points.map(({ properties }) => properties?.name)).toEqual(stopsOf(tour).map(({ name }) => name));
        expect(points.map(({ geometry }) => (geometry?.type === 'Point' ? geometry.coordinates.slice(0, 2) : []))).toEqual(
          stopsOf(tour).map((stop) => stop.position),
        );
        const lines = features.flatMap(({ geometry }) =>
          geometry?.type === 'LineString' ? [geometry.coordinates] : geometry?.type === 'MultiLineString' ? geometry.coordinates : [],
        );
        expect(lines.map((line) => line.map((at) => at.slice(0, 2)))).toEqual(tour.legs.map(({ path }) => path));
      }),
    ));
});

describe('a file of another program', () => {
  it.each([
    ['gpx', readGpx, '<html/>', /no gpx/],
    ['gpx', readGpx, '<gpx><wpt', /Line/],
    ['kml', readKml, '<!DOCTYPE x [<!ENTITY a "b">]><kml>&a;</kml>', /document type/],
    ['geojson', readGeoJson, '{"type":"Point"}', /FeatureCollection/],
    ['geojson', readGeoJson, 'x', /no JSON/],
  ] as const)('that is no %s is refused with why', (_, read, text, why) => expect(() => read(text)).toThrow(why));

  it('never breaks a reader, whatever stands in it', () =>
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        for (const [read, wrap] of [
          [readGpx, `<gpx><wpt lat="${text.replaceAll(/[<>&"]/g, '')}" lon="1"/></gpx>`],
          [readKml, `<kml><Placemark><Point><coordinates>${text.replaceAll(/[<>&]/g, '')}</coordinates></Point></Placemark></kml>`],
        ] as const) {
          try {
            expect(read(wrap).points.length).toBeLessThanOrEqual(1);
          } catch (error) {
            expect(error).toBeInstanceOf(Error);
            expect((error as Error).constructor.name).toBe('ExchangeError');
          }
        }
      }),
    ));

  it.each([
    [
      'a route without waypoints',
      readGpx,
      '<gpx><rte><rtept lat="21.3" lon="103.9"><name>Chợ</name></rtept><rtept lat="21.31" lon="103.9"/><rtept lat="21.32" lon="103.9"><name>Đền</name></rtept></rte></gpx>',
      ['Chợ', 'Đền'],
      [3],
    ],
    [
      'tracks in pieces',
      readGpx,
      '<gpx><trk><trkseg><trkpt lat="21.3" lon="103.9"/><trkpt lat="21.31" lon="103.9"/></trkseg><trkseg><trkpt lat="21.32" lon="103.9"/><trkpt lat="21.33" lon="103.9"/></trkseg></trk></gpx>',
      [],
      [2, 2],
    ],
    [
      'a recorded track',
      readKml,
      '<kml><Folder><Folder><Placemark><gx:MultiTrack><gx:Track><when>2026</when><gx:coord>103.9 21.3 600</gx:coord><gx:coord>103.91 21.3 600</gx:coord></gx:Track></gx:MultiTrack></Placemark></Folder></Folder></kml>',
      [],
      [2],
    ],
    ['one feature', readGeoJson, '{"type":"Feature","geometry":{"type":"LineString","coordinates":[[103.9,21.3],[103.91,21.3]]}}', [], [2]],
    [
      'many points in one',
      readGeoJson,
      '{"type":"Feature","geometry":{"type":"MultiPoint","coordinates":[[103.9,21.3],[103.91,21.3]]},"properties":{"name":"Cây"}}',
      ['Cây', 'Cây'],
      [],
    ],
  ] as const)('may hold %s', (_, read, text, names, lines) => {
    const found = read(text);
    if (!('points' in found)) throw new Error('This is a tour of ours.');
    expect([found.points.map(({ name }) => name), found.lines.map(({ length }) => length), found.skipped]).toEqual([names, lines, 0]);
  });

  it('has descriptions in HTML, of which the words are taken', () => {
    const points = [
      { name: 'Cây', text: '<p>Cây <b>đa</b> &amp; giếng.</p><img src="x"/>Đã già. 1 < 2.', position: [103.9, 21.3] as [number, number] },
    ];
    const draft = draftFromGeometry({ title: 'Đi', points, lines: [], cameras: [], skipped: 0 }, 'di');
    expect(draft.stops[0]?.own?.words.vi?.sentences.map(({ text }) => text)).toEqual(['Cây đa & giếng.', 'Đã già.', '1 < 2.']);
  });

  it('becomes stops in the order of the way, which is cut between them', () => {
    const way: [number, number][] = [
      [103.9, 21.3],
      [103.91, 21.3],
      [103.92, 21.3],
    ];
    const draft = draftFromGeometry(
      {
        title: 'Đi',
        points: [
          { name: 'Cuối', text: 'Hết. Về nhà.', position: [103.92, 21.3] },
          { name: 'Đầu', text: '', position: [103.9, 21.3] },
        ],
        lines: [way],
        cameras: [],
        skipped: 0,
      },
      'di',
    );
    expect(TourDraft.parse(draft).stops.map(({ own }) => own?.words.vi?.title)).toEqual(['Đầu', 'Cuối']);
    expect(draft.legs[0]?.path).toEqual(way);
    expect(draft.stops[1]?.own?.words.vi?.sentences.map(({ text }) => text)).toEqual(['Hết.', 'Về nhà.']);
    expect(draft.length).toBeGreaterThan(2000);
  });
});
