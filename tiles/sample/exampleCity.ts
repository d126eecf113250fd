import type { Extent, ModelConfig, Position } from '../../data/contract.ts';
import type { Anchor, CityModel, GivenParts } from '../contract.ts';
import { generateCity } from './generate.ts';
import { createRandom } from './random.ts';

/** The centre and extent that tests and benchmarks use: 24 by 23 km. */
export const exampleCentre: Position = [103.9141, 21.327];
export const exampleExtent: Extent = [103.8, 21.22, 104.03, 21.43];

const kinds = [
  'school',
  'school',
  'school',
  'site',
  'market',
  'health-station',
  'police',
  'ward-office',
  'hospital',
  'bus-station',
  'food',
];

/** Places in a town and its outlying villages, as a pack would name them. */
export function exampleAnchors(count: number, seed = 1): Anchor[] {
  const random = createRandom(seed, 99);
  return Array.from({ length: count }, (_, i) => {
    const village = i % 4 === 3;
    const turn = village ? (i % 5) * 1.26 + random.between(-0.12, 0.12) : random.between(0, 6.28);
    const away = village ? random.between(0.03, 0.045) : 0.019 * Math.sqrt(random.next());
    const position: Position = [exampleCentre[0] + away * Math.cos(turn), exampleCentre[1] + away * Math.sin(turn)];
    return { id: `place-${i}`, kind: kinds[i % kinds.length] ?? 'school', name: `Nơi ${i}`, position };
  });
}

/** A generated city for tests and benchmarks; what is not given is a karst valley with 14,000 buildings. */
export function exampleCity(wish: Partial<ModelConfig['sample']> = {}, given: GivenParts = {}, anchors = exampleAnchors(80)): CityModel {
  const config: ModelConfig['sample'] = {
    seed: 1,
    character: 'karst-valley',
    buildings: 14_000,
    baseHeight: 600,
    radius: 3200,
    streets: ['Quốc lộ 6 / Trần Đăng Ninh', 'Tô Hiệu', 'Chu Văn Thịnh', 'Nguyễn Lương Bằng', 'Lò Văn Giá', 'Trường Chinh', 'Điện Biên'],
    waters: ['Nậm La'],
    ...wish,
  };
  return generateCity({ config, extent: exampleExtent, centre: exampleCentre, given, anchors });
}
