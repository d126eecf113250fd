import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LayerConfig } from '../../scenes/contract.ts';
import { DEFAULT_STATE, decode, encode, type PortalState, roundView } from './portal-state.ts';
import { parseSearch, stringifySearch } from './search-params.ts';

const layer = (id: string, visible: boolean, formerly: string[] = []): LayerConfig => ({
  id,
  technique: 'pins',
  title: { vi: id },
  group: 'places',
  visible,
  opacity: 1,
  formerly,
  config: {},
});
const scene = { layers: [layer('schools', true), layer('sites', false, ['sights', 'tourism']), layer('trees', true)] };

const view = fc.record({
  target: fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true })),
  range: fc.double({ min: 1, max: 1e7, noNaN: true }),
  heading: fc.double({ min: -720, max: 720, noNaN: true }),
  pitch: fc.double({ min: -90, max: -2, noNaN: true }),
});
const change = fc.record({ visible: fc.boolean(), opacity: fc.integer({ min: 0, max: 100 }).map((n) => n / 100) });
const stateOf: fc.Arbitrary<PortalState> = fc.record({
  view: fc.option(view),
  selection: fc.option(fc.constantFrom('place:thcs-nguyen-trai', 'area:to-hieu', 'building:s12')) as fc.Arbitrary<PortalState['selection']>,
  layers: fc.dictionary(fc.constantFrom('schools', 'sites', 'trees'), change),
  day: fc.option(fc.constantFrom('2025-06-30', '2024-02-29')),
  minutes: fc.option(fc.integer({ min: 0, max: 1439 })),
  mode: fc.constantFrom('2d', '3d'),
  style: fc.option(fc.constantFrom('light', 'dark', 'night')) as fc.Arbitrary<PortalState['style']>,
  lang: fc.option(fc.constantFrom('vi', 'en')),
});
/** What a state means on the map, whatever way it is written. */
const meaning = (state: PortalState) => ({
  ...state,
  view: state.view && roundView(state.view),
  layers: scene.layers.map((l) => ({ visible: l.visible, opacity: l.opacity, ...state.layers[l.id] })),
});

describe('the state of a link', () => {
  it('comes back from the address as it went in', () => {
    fc.assert(
      fc.property(stateOf, (state) => {
        const { state: back, ignored } = decode(parseSearch(stringifySearch(encode(state, scene))), scene);
        expect(ignored).toEqual([]);
        expect(meaning(back)).toEqual(meaning(state));
      }),
    );
  });
  it('is stable: what was read is written alike', () => {
    fc.assert(
      fc.property(stateOf, (state) => {
        const once = encode(state, scene);
        expect(encode(decode(once, scene).state, scene)).toEqual(once);
      }),
    );
  });
  it('leaves a clean address for the defaults', () => {
    expect(encode(DEFAULT_STATE, scene)).toEqual({});
    expect(encode({ ...DEFAULT_STATE, layers: { schools: { visible: true, opacity: 1 } } }, scene)).toEqual({});
  });
  it('reads any text at all without failing, and names what it passed over', () => {
    const keys = ['v', 'at', 'sel', 'on', 'off', 'op', 'day', 't', 'mode', 'style', 'lang'];
    fc.assert(fc.property(fc.dictionary(fc.constantFrom(...keys), fc.string()), (search) => void decode(search, scene)));
    const bad = { at: '1,2,3', sel: 'nothing', on: 'gone', day: '2026-02-31', t: '25:00', mode: '4d', style: 'x', lang: 'LATIN', v: '9' };
    const { state, ignored } = decode({ ...bad, off: 'trees' }, scene);
    expect(ignored.sort()).toEqual(Object.keys(bad).sort());
    expect(state).toEqual({ ...DEFAULT_STATE, layers: { trees: { visible: false } } });
  });
  it('finds a layer under its earlier names', () => {
    expect(decode({ on: 'tourism', op: 'sights:40' }, scene)).toEqual({
      state: { ...DEFAULT_STATE, layers: { sites: { visible: true, opacity: 0.4 } } },
      ignored: [],
    });
  });
});
