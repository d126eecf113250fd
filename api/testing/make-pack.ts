import { Agency, Area, Camera, ModelConfig, Place, Report } from '../../data/contract.ts';
import { Scene } from '../../scenes/contract.ts';
import type { Pack } from '../seed/read-pack.ts';

const source = { name: 'test', licence: 'CC0-1.0' };
const ring = (w: number, s: number, e: number, n: number) => [
  [w, s],
  [e, s],
  [e, n],
  [w, n],
  [w, s],
];

/** A place of a made-up city. */
export const makePlace = (id: string, change: Partial<Place> = {}): Place =>
  Place.parse({
    id,
    kind: 'school',
    name: { vi: `Trường ${id}`, en: `School ${id}` },
    position: [105, 21],
    accuracy: 'sample',
    source,
    ...change,
  });

export const makeCamera = (id: string, change: Partial<Camera> = {}): Camera =>
  Camera.parse({
    id,
    name: { vi: `Camera ${id}` },
    position: [105, 21],
    mountHeight: 5,
    heading: 90,
    fieldOfView: 70,
    range: 50,
    purpose: 'traffic',
    visibility: 'public',
    agencyId: 'office',
    accuracy: 'sample',
    source,
    ...change,
  });

export const makeReport = (id: string, change: Partial<Report> = {}): Report =>
  Report.parse({
    id,
    categoryId: 'road',
    title: { vi: `Ổ gà ${id}` },
    position: [105, 21],
    status: 'received',
    createdAt: '2026-01-05T08:00:00+07:00',
    updatedAt: '2026-01-05T08:00:00+07:00',
    dueAt: '2026-01-12T08:00:00+07:00',
    agencyId: 'office',
    accuracy: 'sample',
    source,
    ...change,
  });

export const makeArea = (id: string, box: [number, number, number, number], properties: Partial<Area['properties']> = {}): Area =>
  Area.parse({
    type: 'Feature',
    id,
    geometry: { type: 'Polygon', coordinates: [ring(...box)] },
    properties: { name: { vi: `Phường ${id}` }, level: 'ward', accuracy: 'sample', source, ...properties },
  });

/** A small made-up city about 105° E 21° N: two old wards that became one. */
export function makePack(id: string, change: Partial<Pack> = {}): Pack {
  return {
    id,
    scene: Scene.parse({
      id,
      name: { vi: `Thành phố ${id}`, en: `City ${id}` },
      subtitle: { vi: 'Tỉnh thử' },
      languages: ['vi', 'en'],
      timeZone: 'Asia/Ho_Chi_Minh',
      centre: [105, 21],
      view: { target: [105, 21], range: 1000, heading: 0, pitch: -30 },
      extent: [104.99, 20.99, 105.01, 21.01],
      layers: [],
      sample: true,
    }),
    model: ModelConfig.parse({
      sample: { seed: 1, character: 'river-plain', buildings: 60, baseHeight: 10, radius: 300, streets: ['Hùng Vương', 'Lê Lợi'] },
      terrain: { maxZoom: 10 },
    }),
    agencies: [Agency.parse({ id: 'office', name: { vi: 'Ủy ban' } })],
    areas: [
      makeArea('west', [104.9, 20.9, 105, 21.1], { validTo: '2025-07-01' }),
      makeArea('east', [105, 20.9, 105.1, 21.1], { validTo: '2025-07-01' }),
      makeArea('whole', [104.9, 20.9, 105.1, 21.1], {
        validFrom: '2025-07-01',
        mergedFrom: [
          { id: 'west', share: 'full' },
          { id: 'east', share: 'full' },
        ],
      }),
    ],
    places: [],
    cameras: [],
    reports: [],
    routing: [],
    ...change,
  };
}
