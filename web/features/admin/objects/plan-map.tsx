import { IconMinus, IconPlus } from '@tabler/icons-react';
import { type KeyboardEvent, type PointerEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { METRES_PER_DEGREE } from '../../../../data/model/distance.ts';
import { IconButton } from '../../../kit/button.tsx';
import { latitudeAt, mercatorX, mercatorY } from '../../../lib/mercator.ts';
import { conePath } from './cone-path.ts';
import styles from './objects.module.css';
import { usePlan, worldPixels } from './use-plan.ts';

export interface Cone {
  /** Degrees from north. */
  heading: number;
  /** Degrees. */
  fieldOfView: number;
  /** Metres. */
  range: number;
}

interface PlanMapProps {
  /** [lng, lat] */
  value: readonly [number, number];
  cone?: Cone | undefined;
  onChange(position: [number, number]): void;
}

const NEAREST = 19;
const FARTHEST = 12;
/** Metres that an arrow key moves the spot; with Shift ten times that. */
const STEP = 2;
/** Pixels that a finger may tremble. */
const TREMBLE = 5;

/** A plan of the streets about a spot: press where it is, drag to move the plan, arrow keys move the spot by two metres. */
export function PlanMap({ value, cone, onChange }: PlanMapProps) {
  const { t } = useTranslation('admin');
  const sheet = useRef<HTMLDivElement>(null);
  const [{ width, height }, setSize] = useState({ width: 0, height: 0 });
  const canvas = useRef<HTMLCanvasElement>(null);
  const [zoom, setZoom] = useState(17);
  const [centre, setCentre] = useState<readonly [number, number]>(value);
  const held = useRef<{ x: number; y: number; centre: readonly [number, number]; moved: boolean } | null>(null);
  const known = usePlan(canvas, { centre, zoom, width, height });
  const [lng, lat] = value;
  const size = worldPixels(zoom);
  const x = (mercatorX(lng) - mercatorX(centre[0])) * size + width / 2;
  const y = (mercatorY(lat) - mercatorY(centre[1])) * size + height / 2;
  const inSight = x >= 0 && y >= 0 && x <= width && y <= height;
  useLayoutEffect(() => {
    const element = sheet.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  // A spot that was typed, or moved over the edge by keys, comes back into sight.
  useEffect(() => {
    if (width > 0 && !inSight && !held.current) setCentre([lng, lat]);
  }, [lng, lat, inSight, width]);
  const at = (px: number, py: number): [number, number] => {
    const mx = mercatorX(centre[0]) + (px - width / 2) / size;
    return [round(mx * 360 - 180), round(latitudeAt(mercatorY(centre[1]) + (py - height / 2) / size))];
  };
  const down = (event: PointerEvent<HTMLDivElement>) => {
    held.current = { x: event.clientX, y: event.clientY, centre, moved: false };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent) => {
    const from = held.current;
    if (!from) return;
    const [dx, dy] = [event.clientX - from.x, event.clientY - from.y];
    if (!from.moved && Math.hypot(dx, dy) < TREMBLE) return;
    from.moved = true;
    setCentre([(mercatorX(from.centre[0]) - dx / size) * 360 - 180, latitudeAt(mercatorY(from.centre[1]) - dy / size)]);
  };
  const up = (event: PointerEvent<HTMLDivElement>) => {
    const from = held.current;
    held.current = null;
    if (!from || from.moved) return;
    const box = event.currentTarget.getBoundingClientRect();
    onChange(at(event.clientX - box.left, event.clientY - box.top));
  };
  const key = (event: KeyboardEvent) => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (!way) return;
    event.preventDefault();
    const degrees = (STEP * (event.shiftKey ? 10 : 1)) / METRES_PER_DEGREE;
    onChange([round(lng + ((way[0] ?? 0) * degrees) / Math.cos((lat * Math.PI) / 180)), round(lat + (way[1] ?? 0) * degrees)]);
  };
  const pixelsPerMetre = size / (40_075_016.686 * Math.cos((lat * Math.PI) / 180));
  return (
    <div className={styles.plan}>
      <div
        ref={sheet}
        className={styles.sheet}
        role="application"
        aria-label={t('plan.label')}
        aria-describedby="plan-hint"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move the spot
        tabIndex={0}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={() => {
          held.current = null;
        }}
        onKeyDown={key}
      >
        <canvas ref={canvas} />
        <svg aria-hidden="true" width={width} height={height}>
          {cone && <path className={styles.cone} d={conePath(x, y, cone.range * pixelsPerMetre, cone.heading, cone.fieldOfView)} />}
          <circle className={styles.spot} cx={x} cy={y} r={8} />
        </svg>
      </div>
      <div className={styles.zoom}>
        <IconButton label={t('plan.nearer')} look="paper" disabled={zoom >= NEAREST} onClick={() => setZoom(zoom + 1)}>
          <IconPlus aria-hidden="true" />
        </IconButton>
        <IconButton label={t('plan.farther')} look="paper" disabled={zoom <= FARTHEST} onClick={() => setZoom(zoom - 1)}>
          <IconMinus aria-hidden="true" />
        </IconButton>
      </div>
      <p id="plan-hint" className={styles.hint}>
        {t(known ? 'plan.hint' : 'plan.empty')}
      </p>
    </div>
  );
}

/** Degrees to a decimetre. */
const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
