import { useSetAtom } from 'jotai';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Route } from '../../../data/model/directions/answer.ts';
import { distanceBetween } from '../../../data/model/distance.ts';
import { formatDistance, formatNumber } from '../../lib/format.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './directions.module.css';
import { spotAtom } from './session.ts';

const [WIDTH, HEIGHT] = [320, 72];
/** A flat way is drawn flat, metres. */
const LEAST_SPAN = 20;

/** Heights along the way; a slider goes along it and shows the spot on the map. */
export function ClimbChart({ route }: { route: Route }) {
  const { t } = useTranslation('directions');
  const { lang } = usePortal();
  const setSpot = useSetAtom(spotAtom);
  const [at, setAt] = useState<number | null>(null);
  const profile = useMemo(() => profileOf(route), [route]);
  const { along, heights, whole, low, high } = profile;
  const x = (metres: number) => (whole > 0 ? (metres / whole) * WIDTH : 0);
  const y = (height: number) => HEIGHT - 4 - ((height - low) / (high - low)) * (HEIGHT - 8);
  const course = heights.map((height, i) => `${x(along[i] ?? 0).toFixed(1)},${y(height).toFixed(1)}`).join(' ');
  const words = t('profile', {
    up: formatDistance(route.up, lang),
    down: formatDistance(route.down, lang),
    low: formatNumber(Math.min(...heights), lang, 0),
    high: formatNumber(Math.max(...heights), lang, 0),
  });
  const here = at === null ? null : pointAt(route, profile, at * whole);
  return (
    <figure className={styles.chart}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={words}>
        <polygon points={`0,${HEIGHT} ${course} ${WIDTH},${HEIGHT}`} />
        <polyline points={course} />
        {here && <line x1={x(here.metres)} x2={x(here.metres)} y1={0} y2={HEIGHT} />}
      </svg>
      <input
        type="range"
        min={0}
        max={100}
        value={Math.round((at ?? 0) * 100)}
        aria-label={t('alongWay')}
        aria-valuetext={
          here
            ? t('spot', { distance: formatDistance(here.metres, lang), height: formatNumber(here.height, lang, 0) })
            : formatDistance(0, lang)
        }
        onChange={({ target }) => {
          const share = Number(target.value) / 100;
          setAt(share);
          setSpot(pointAt(route, profile, share * whole).position);
        }}
      />
      <figcaption className="tnum">
        {here ? t('spot', { distance: formatDistance(here.metres, lang), height: formatNumber(here.height, lang, 0) }) : words}
      </figcaption>
    </figure>
  );
}

interface Profile {
  along: number[];
  heights: number[];
  whole: number;
  low: number;
  high: number;
}

function profileOf({ line }: Route): Profile {
  let sum = 0;
  const along = line.map((point, i) => {
    sum += i ? distanceBetween(line[i - 1] ?? point, point) : 0;
    return sum;
  });
  const heights = line.map(([, , height]) => height);
  const [least, most] = [Math.min(...heights), Math.max(...heights)];
  const spare = Math.max(0, LEAST_SPAN - (most - least)) / 2;
  return { along, heights, whole: sum, low: least - spare, high: most + spare };
}

function pointAt({ line }: Route, { along }: Profile, metres: number): { position: [number, number]; height: number; metres: number } {
  const i = Math.max(
    1,
    along.findIndex((sum) => sum >= metres - 1e-6),
  );
  const none: Route['line'][number] = [0, 0, 0];
  const [a, b] = [line[i - 1] ?? none, line[i] ?? line[0] ?? none];
  const run = (along[i] ?? 0) - (along[i - 1] ?? 0);
  const t = run > 0 ? (metres - (along[i - 1] ?? 0)) / run : 0;
  return { position: [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])], height: a[2] + t * (b[2] - a[2]), metres };
}
