import { describe, expect, it } from 'vitest';
import type { Dataset, Position } from '../../../data/contract.ts';
import { landFrom, waterFrom } from './areasFrom.ts';
import { buildingFrom } from './buildingFrom.ts';
import { clipLine, clipRings } from './clip.ts';
import type { Feature, Tags } from './Feature.ts';
import { labelFrom } from './labelFrom.ts';
import { railFrom, roadFrom, waterwayFrom } from './linesFrom.ts';
import { bearing, colour, metres } from './measure.ts';
import { PartCollector } from './PartCollector.ts';

const square = (size: number, x = 0, y = 0): Position[] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
];
const area = (tags: Tags, ring = square(0.0001, 103.9, 21.3), id = 'a'): Feature => ({ id, tags, shape: { kind: 'area', rings: [ring] } });
const line = (tags: Tags): Feature => ({ id: 'l', tags, shape: { kind: 'line', line: square(0.001, 103.9, 21.3) } });

describe('tags in metres, degrees and colours', () => {
  it.each([
    ['12', 12],
    ['12.5 m', 12.5],
    ['12,5', 12.5],
    ["40'", 12.192],
    [`6'3"`, 1.905],
    ['1.2 km', 1200],
    ['high', undefined],
    [undefined, undefined],
  ])('%s is %s m', (text, value) =>
    value === undefined ? expect(metres(text)).toBeUndefined() : expect(metres(text)).toBeCloseTo(value, 6),
  );
  it('know winds and names', () => {
    expect([bearing('SW'), bearing('10'), bearing('up')]).toEqual([225, 10, undefined]);
    expect([colour('#ABC'), colour('Light Grey'), colour('#12345G')]).toEqual(['#aabbcc', '#d3d3d3', undefined]);
  });
});

describe('a building', () => {
  const of = (tags: Tags, notes: string[] = []) => buildingFrom(area({ building: 'yes', ...tags }), (code) => notes.push(code));

  it('takes its height from the tag, else from levels, else from its class, and says which', () => {
    expect(of({ height: '21 m' })).toMatchObject({ height: 21, heightSource: 'measured' });
    expect(of({ 'building:levels': '4' })).toMatchObject({ height: 13.2, levels: 4, heightSource: 'levels' });
    const notes: string[] = [];
    expect(of({ building: 'garage' }, notes)).toMatchObject({ height: 3.3, heightSource: 'class' });
    expect(notes).toEqual(['height-by-class']);
    expect(of({ height: '-3', 'building:levels': '2' })?.heightSource).toBe('levels');
  });

  it('has roofs by Simple 3D Buildings: height, levels and angle', () => {
    expect(of({ height: '10', 'roof:shape': 'gabled', 'roof:height': '2.5', 'roof:orientation': 'across' })?.roof).toEqual({
      shape: 'gabled',
      height: 2.5,
      orientation: 'across',
    });
    expect(of({ 'building:levels': '2', 'roof:shape': 'hipped', 'roof:levels': '1' })).toMatchObject({
      height: 6.6 + 2.6,
      roof: { height: 2.6 },
    });
    // About 10.4 by 11.1 m: half the shorter side at 45 degrees.
    expect(of({ height: '20', 'roof:shape': 'gabled', 'roof:angle': '45' })?.roof.height).toBeCloseTo(5.19, 1);
    expect(of({ height: '20', 'roof:shape': 'skillion', 'roof:direction': 'W' })?.roof.direction).toBe(270);
    const notes: string[] = [];
    expect(of({ height: '9', 'roof:shape': 'many' }, notes)?.roof.shape).toBe('flat');
    expect(notes).toEqual(['roof-shape-unknown']);
  });

  it('stands on its lowest level, and is known by what it is used for', () => {
    expect(of({ height: '20', 'building:min_level': '2' })?.minHeight).toBeCloseTo(6.6);
    expect(of({ height: '20', min_height: '5' })?.minHeight).toBe(5);
    expect(of({ amenity: 'kindergarten', name: 'Tô Hiệu' })).toMatchObject({ class: 'school', name: 'Tô Hiệu' });
    expect(of({ amenity: 'place_of_worship', religion: 'buddhist' })?.class).toBe('temple');
    expect(of({ start_date: '1908-05', 'building:colour': 'yellow' })).toMatchObject({ year: 1908, wallColour: '#f2d16b' });
    expect([of({ building: 'no' }), of({ location: 'underground' })]).toEqual([undefined, undefined]);
  });
});

describe('lines, areas and places', () => {
  it.each([
    ['motorway', 'motorway'],
    ['primary_link', 'primary'],
    ['residential', 'minor'],
    ['living_street', 'minor'],
    ['service', 'service'],
    ['steps', 'path'],
    ['track', 'track'],
  ])('highway=%s is a road of class %s', (highway, name) => expect(roadFrom(line({ highway }))?.class).toBe(name));

  it('keep names in their languages, numbers, bridges and widths', () => {
    const tags = { highway: 'trunk', name: 'Đường Tô Hiệu', 'name:en': 'To Hieu Street', ref: 'QL6;AH13', bridge: 'yes', lanes: '4' };
    expect(roadFrom(line(tags))).toMatchObject({
      name: { vi: 'Đường Tô Hiệu', en: 'To Hieu Street' },
      ref: 'QL6',
      bridge: true,
      width: 12.8,
    });
    expect(roadFrom(line({ highway: 'construction' }))).toBeUndefined();
    expect([
      railFrom(line({ railway: 'rail' }))?.id,
      railFrom(line({ railway: 'abandoned' })),
      railFrom(line({ railway: 'rail', tunnel: 'yes' })),
    ]).toEqual(['l', undefined, undefined]);
    expect(waterwayFrom(line({ waterway: 'drain' }))?.class).toBe('ditch');
  });

  it('are classed as OpenMapTiles does', () => {
    const land = (tags: Tags) => landFrom(area(tags))?.class;
    expect([
      land({ landuse: 'forest' }),
      land({ leisure: 'pitch', landuse: 'grass' }),
      land({ landuse: 'farmland', crop: 'rice' }),
      land({ landuse: 'quarry' }),
      land({ boundary: 'x' }),
    ]).toEqual(['wood', 'pitch', 'rice', 'industrial', undefined]);
    const water = (tags: Tags) => waterFrom(area(tags))?.class;
    expect([
      water({ natural: 'water' }),
      water({ natural: 'water', water: 'river' }),
      water({ landuse: 'reservoir' }),
      water({ leisure: 'swimming_pool' }),
    ]).toEqual(['lake', 'river', 'lake', undefined]);
    expect(
      labelFrom({ id: 'n', tags: { place: 'suburb', name: 'Tô Hiệu' }, shape: { kind: 'point', position: [103.9, 21.3] } }),
    ).toMatchObject({ class: 'suburb', name: { vi: 'Tô Hiệu' } });
  });
});

describe('clipping', () => {
  const extent: [number, number, number, number] = [0, 0, 10, 10];
  it('cuts a line that leaves and comes back into two', () => {
    const parts = clipLine(
      [
        [-5, 5],
        [5, 5],
        [5, 15],
        [8, 15],
        [8, 5],
      ],
      extent,
    );
    expect(parts).toEqual([
      [
        [0, 5],
        [5, 5],
        [5, 10],
      ],
      [
        [8, 10],
        [8, 5],
      ],
    ]);
    expect(
      clipLine(
        [
          [20, 20],
          [30, 30],
        ],
        extent,
      ),
    ).toEqual([]);
  });
  it('cuts areas and their holes, and leaves out what lies outside', () => {
    const [outer] = clipRings([square(10, 5, 5)], extent);
    expect(new Set(outer?.map(String))).toEqual(new Set(['5,5', '10,5', '10,10', '5,10']));
    expect(clipRings([square(2, 20, 20)], extent)).toEqual([]);
    expect(clipRings([square(9, 0.5, 0.5), square(1, 2, 2)], extent)).toHaveLength(2);
  });
});

describe('parts of a building', () => {
  const collect = (features: Feature[], theme: Dataset['theme'] = 'osm') => {
    const collector = new PartCollector(theme);
    for (const feature of features) collector.add(feature);
    return collector.finish();
  };
  const outline = area({ building: 'school', name: 'Kim Đồng', start_date: '1990' }, square(0.001, 103.9, 21.3), 'outline');
  const half = (x: number, id: string) =>
    area(
      { 'building:part': 'yes', height: '9' },
      [
        [x, 21.3],
        [x + 0.0005, 21.3],
        [x + 0.0005, 21.301],
        [x, 21.301],
      ],
      id,
    );

  it('take the place of the outline they cover, with its name, class and year', () => {
    const { parts, notes } = collect([outline, half(103.9, 'p1'), half(103.9005, 'p2')]);
    expect(parts.buildings).toMatchObject([
      { id: 'p1', name: 'Kim Đồng', class: 'school', year: 1990 },
      { id: 'p2', name: 'Kim Đồng', class: 'school', year: 1990 },
    ]);
    expect(notes.find(({ code }) => code === 'outline-dropped')?.count).toBe(1);
  });

  it('are drawn with the outline where they cover too little of it', () => {
    const { parts, notes } = collect([outline, half(103.9, 'p1')]);
    expect(parts.buildings?.map(({ id }) => id)).toEqual(['outline', 'p1']);
    expect(notes.find(({ code }) => code === 'outline-kept')?.count).toBe(1);
  });

  it('and all else feed only the theme that is asked for; a part of which nothing is found is absent', () => {
    expect(Object.keys(collect([outline, line({ highway: 'primary' })], 'roads').parts)).toEqual(['roads']);
    expect(collect([outline], 'roads')).toMatchObject({ parts: {}, notes: [{ code: 'not-understood', count: 1 }] });
  });
});
