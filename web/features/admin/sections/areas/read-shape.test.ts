import { describe, expect, it } from 'vitest';
import { readShape } from './read-shape.ts';

const ring = (lng: number) => [
  [lng, 21, 5],
  [lng + 0.1, 21, 5],
  [lng, 21.1, 5],
  [lng, 21, 5],
];
const flat = (lng: number) => ring(lng).map(([x, y]) => [x, y]);
const polygon = (lng: number) => ({ type: 'Polygon', coordinates: [ring(lng)] });
const feature = (lng: number) => ({ type: 'Feature', properties: {}, geometry: polygon(lng) });

describe('a GeoJSON file', () => {
  it('gives its one shape without heights', () => {
    const shape = { type: 'Polygon', coordinates: [flat(105)] };
    for (const text of [polygon(105), feature(105), { type: 'FeatureCollection', features: [feature(105)] }])
      expect(readShape(JSON.stringify(text))).toEqual(shape);
  });
  it('of several shapes gives one area of several parts', () => {
    const parts = { type: 'MultiPolygon', coordinates: [[flat(105)], [flat(106)]] };
    expect(readShape(JSON.stringify({ type: 'FeatureCollection', features: [feature(105), feature(106)] }))).toEqual(parts);
    expect(readShape(JSON.stringify({ type: 'MultiPolygon', coordinates: [[ring(105)], [ring(106)]] }))).toEqual(parts);
  });
  it('without a shape gives none', () => {
    for (const text of ['', '{', 'null', '[]', '{"type":"Point","coordinates":[1,2]}', '{"type":"Polygon","coordinates":[[["a"]]]}'])
      expect(readShape(text), text).toBeNull();
  });
});
