import { useQuery } from '@tanstack/react-query';
import { type MouseEvent, useId, useRef } from 'react';
import type { Area } from '../../../../data/contract.ts';
import { localText } from '../../../lib/local-text.ts';
import { usePortal } from '../../../lib/portal.ts';
import { boundariesQuery } from '../../../lib/queries.ts';
import styles from './area-map.module.css';

type At = readonly [number, number];
type Geometry = Area['geometry'];

interface AreaMapProps {
  /** What the drawing shows, for who does not see it. */
  label: string;
  /** The day whose areas lie below; null: today. */
  on?: string | null;
  /** A shape on top, and what it was before. */
  shape?: Geometry | undefined;
  before?: Geometry | undefined;
  /** A line of [lng, lat] that is being drawn. */
  line?: readonly At[] | undefined;
  point?: At | null | undefined;
  /** A click on the map: [lng, lat] to about a metre. */
  onPick?(at: [number, number]): void;
}

/** The sides of the drawing, in its own units. */
const WIDTH = 600;
const PAD = 0.03;

const ringsOf = (geometry: Geometry): At[][] => (geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat());

/** The city's areas as a plain drawing, north up: for looking at a shape, for drawing one and for pointing at a place. No globe, no tiles. */
export function AreaMap({ label, on = null, shape, before, line, point, onPick }: AreaMapProps) {
  const { cityId, city, lang } = usePortal();
  const { data } = useQuery(boundariesQuery(cityId, on));
  const id = useId();
  const svg = useRef<SVGSVGElement>(null);
  const areas = data?.features ?? [];
  const [w, s, e, n] = city.scene.extent;
  const wards = areas.filter(({ properties }) => properties.level !== 'province' && properties.level !== 'city');
  const all = [
    [w, s] as const,
    [e, n] as const,
    ...(shape ? ringsOf(shape).flat() : []),
    ...(before ? ringsOf(before).flat() : []),
    ...(line ?? []),
  ];
  const lngs = all.map(([lng]) => lng);
  const lats = all.map(([, lat]) => lat);
  const box = { w: Math.min(...lngs), e: Math.max(...lngs), s: Math.min(...lats), n: Math.max(...lats) };
  const squeeze = Math.cos((((box.s + box.n) / 2) * Math.PI) / 180);
  const scale = (WIDTH * (1 - 2 * PAD)) / ((box.e - box.w) * squeeze);
  const height = (box.n - box.s) * scale + 2 * PAD * WIDTH;
  const x = (lng: number) => PAD * WIDTH + (lng - box.w) * squeeze * scale;
  const y = (lat: number) => PAD * WIDTH + (box.n - lat) * scale;
  const path = (rings: readonly (readonly At[])[]) =>
    rings.map((ring) => `M${ring.map(([lng, lat]) => `${x(lng).toFixed(1)} ${y(lat).toFixed(1)}`).join('L')}Z`).join('');
  const pick = (event: MouseEvent) => {
    const matrix = svg.current?.getScreenCTM();
    if (!matrix || !onPick) return;
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse());
    const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
    onPick([round(box.w + (at.x - PAD * WIDTH) / squeeze / scale), round(box.n - (at.y - PAD * WIDTH) / scale)]);
  };
  return (
    // The fields beside it do the same by keyboard.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <svg
      ref={svg}
      className={styles.map}
      viewBox={`0 0 ${WIDTH} ${height.toFixed(1)}`}
      role="img"
      aria-labelledby={id}
      data-pick={onPick !== undefined || undefined}
      onClick={pick}
    >
      <title id={id}>{label}</title>
      {wards.map(({ id: area, geometry, properties }) => {
        const rings = ringsOf(geometry as Geometry);
        const ring = rings[0] ?? [];
        const middle = ring.reduce<[number, number]>((sum, [lng, lat]) => [sum[0] + lng / ring.length, sum[1] + lat / ring.length], [0, 0]);
        return (
          <g key={area} className={styles.area}>
            <path d={path(rings)} />
            <text x={x(middle[0])} y={y(middle[1])}>
              {localText(properties.name, lang)}
            </text>
          </g>
        );
      })}
      {before && <path className={styles.before} d={path(ringsOf(before))} />}
      {shape && <path className={styles.shape} d={path(ringsOf(shape))} />}
      {line && line.length > 0 && (
        <g className={styles.line}>
          <path d={`M${line.map(([lng, lat]) => `${x(lng).toFixed(1)} ${y(lat).toFixed(1)}`).join('L')}`} />
          {line.map(([lng, lat], i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a corner is its place in the line
            <circle key={i} cx={x(lng)} cy={y(lat)} r="4" />
          ))}
        </g>
      )}
      {point && <circle className={styles.point} cx={x(point[0])} cy={y(point[1])} r="8" />}
    </svg>
  );
}
