import type { PinItem } from '../../../web/lib/map.ts';

const ICONS = ['report-new', 'report-progress', 'report-done', 'report-late'];
/** Degrees about the centre; the opening view holds most of it. */
const SPREAD = 0.03;
const HEIGHT = 600;

/** Pins around a centre, the same every time. Positions [lng, lat, metres]. */
export function scatter([lng, lat]: readonly [number, number], count: number): PinItem[] {
  let state = 42;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648 - 0.5;
  };
  return Array.from({ length: count }, (_, i) => ({
    id: `report:bench-${i}`,
    position: [lng + random() * SPREAD, lat + random() * SPREAD, HEIGHT],
    icon: ICONS[i % ICONS.length] ?? 'report-new',
    label: `Phản ánh ${i}`,
    rank: 10,
  }));
}
