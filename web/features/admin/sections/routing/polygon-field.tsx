import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoutingRule } from '../../../../../data/contract.ts';
import { Button } from '../../../../kit/button.tsx';
import { TextArea } from '../../../../kit/field.tsx';
import forms from '../../../../kit/form.module.css';
import { AreaMap } from '../../parts/area-map.tsx';
import styles from './routing.module.css';

type Ring = NonNullable<RoutingRule['when']['polygon']>;

/** One closed ring out of GeoJSON text: a polygon, a feature of one, or bare positions; undefined where there is none. */
export function readRing(text: string): Ring | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const geometry = (value as { geometry?: unknown }).geometry ?? value;
  const coordinates = (geometry as { coordinates?: unknown }).coordinates;
  const ring = Array.isArray(coordinates) ? coordinates[0] : geometry;
  const isPosition = (at: unknown): at is [number, number] => Array.isArray(at) && at.length >= 2 && at.slice(0, 2).every(Number.isFinite);
  if (!Array.isArray(ring) || ring.length < 3 || !ring.every(isPosition)) return undefined;
  return closed(ring.map(([lng, lat]): [number, number] => [lng, lat]));
}

const closed = (line: Ring): Ring => {
  const [first, last] = [line[0], line.at(-1)];
  return !first || !last || (first[0] === last[0] && first[1] === last[1]) ? line : [...line, first];
};

interface PolygonFieldProps {
  value: Ring | undefined;
  problem: string | undefined;
  onChange(value: Ring | undefined): void;
}

/** An area drawn by corners on a small map, or given as GeoJSON text. */
export function PolygonField({ value, problem, onChange }: PolygonFieldProps) {
  const { t } = useTranslation('admin');
  const id = useId();
  const [line, setLine] = useState<Ring | null>(null);
  const [text, setText] = useState('');
  const [unread, setUnread] = useState(false);
  const use = () => {
    const ring = readRing(text);
    setUnread(ring === undefined);
    if (ring) onChange(ring);
  };
  return (
    <details className={styles.polygon} open={value !== undefined || problem !== undefined}>
      <summary id={id}>{t('section.routing.polygon')}</summary>
      <p className={forms.hint}>{line ? t('section.routing.drawing') : t('section.routing.polygonHint')}</p>
      <AreaMap
        label={value ? t('section.routing.polygonShown', { count: value.length - 1 }) : t('section.routing.polygonNone')}
        {...(value && !line ? { shape: { type: 'Polygon', coordinates: [value] } } : {})}
        {...(line ? { line, onPick: (at: [number, number]) => setLine([...line, at]) } : {})}
      />
      <div className={forms.row}>
        {line ? (
          <>
            <Button
              look="primary"
              disabled={line.length < 3}
              onClick={() => {
                onChange(closed(line));
                setLine(null);
              }}
            >
              {t('section.routing.drawDone')}
            </Button>
            <Button disabled={line.length === 0} onClick={() => setLine(line.slice(0, -1))}>
              {t('section.routing.drawBack')}
            </Button>
            <Button look="plain" onClick={() => setLine(null)}>
              {t('form.cancel')}
            </Button>
          </>
        ) : (
          <Button onClick={() => setLine([])}>{t('section.routing.draw')}</Button>
        )}
        {value && !line && (
          <Button look="plain" onClick={() => onChange(undefined)}>
            {t('section.routing.polygonRemove')}
          </Button>
        )}
      </div>
      <TextArea
        label={t('section.routing.geojson')}
        hint={t('section.routing.geojsonHint')}
        value={text}
        problem={unread ? t('section.routing.geojsonBad') : problem}
        onChange={setText}
      />
      <div>
        <Button disabled={text.trim() === ''} onClick={use}>
          {t('section.routing.geojsonUse')}
        </Button>
      </div>
    </details>
  );
}
