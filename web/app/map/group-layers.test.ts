import { expect, it } from 'vitest';
import type { MapLayer } from '../../lib/map.ts';
import { groupLayers } from './group-layers.ts';

const layer = (id: string, technique: MapLayer['config']['technique']): MapLayer => ({
  config: { id, technique, title: { vi: id }, group: 'places', visible: true, opacity: 1, formerly: [], config: {} },
  visible: true,
  opacity: 1,
});

it('keeps the list of a technique until one of its layers is another', () => {
  const [schools, sights, roads] = [layer('schools', 'pins'), layer('sights', 'pins'), layer('roads', 'ways')];
  const first = groupLayers([schools, roads, sights]);
  expect([...first]).toEqual([
    ['pins', [schools, sights]],
    ['ways', [roads]],
  ]);
  const hidden = { ...roads, visible: false };
  const second = groupLayers([schools, hidden, sights], first);
  expect(second.get('pins')).toBe(first.get('pins'));
  expect(second.get('ways')).toEqual([hidden]);
  expect(groupLayers([schools, hidden], second).get('pins')).toEqual([schools]);
});
