import { useAtom, useAtomValue } from 'jotai';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.tsx';
import { mapHandleAtom, mapShownAtom } from '../../lib/map-session.ts';
import { usePortal } from '../../lib/portal.ts';
import { toolAtom } from '../../lib/tool.ts';
import styles from './console.module.css';

interface CallPlaceProps {
  /** [lng, lat, metres above the ellipsoid] */
  place: [number, number, number] | null;
  missing: boolean;
  onPlace(place: [number, number, number]): void;
  onMap(): void;
}

/** Where the caller means: pressed on the map, wall or ground; by keyboard, the middle of the map, which arrow keys move. */
export function CallPlace({ place, missing, onPlace, onMap }: CallPlaceProps) {
  const { t } = useTranslation('ioc');
  const map = useAtomValue(mapHandleAtom);
  const shown = useAtomValue(mapShownAtom);
  const [tool, setTool] = useAtom(toolAtom);
  const { extent } = usePortal().city.scene;
  const [problem, setProblem] = useState<'sky' | 'outside' | null>(null);
  const pointing = tool.kind === 'point';
  const at = pointing ? tool.at : null;
  const given = useRef(onPlace);
  given.current = onPlace;
  useEffect(() => {
    if (!at || !map) return;
    const found = map.positionAt(at.x, at.y);
    const [west, south, east, north] = extent;
    const [x, y, height] = found?.position ?? [0, 0, 0];
    const inside = x >= west && x <= east && y >= south && y <= north && height > -500 && height < 9000;
    setProblem(found === null ? 'sky' : inside ? null : 'outside');
    if (!found || !inside) return;
    given.current(found.position);
    setTool({ type: 'cancel' });
  }, [at, map, setTool, extent]);
  useEffect(() => () => setTool({ type: 'cancel' }), [setTool]);
  const middle = () => {
    const box = document.querySelector('[data-case-map]')?.getBoundingClientRect();
    if (box) setTool({ type: 'point', at: { x: box.left + box.width / 2, y: box.top + box.height / 2 } });
  };
  return (
    <fieldset className={styles.place} data-missing={missing || undefined}>
      <legend>{t('place.title')}</legend>
      <p role="status">
        {problem
          ? t(`place.${problem}`)
          : pointing
            ? t('place.point')
            : place
              ? t('place.set', { north: place[1].toFixed(5), east: place[0].toFixed(5) })
              : t(missing ? 'place.missing' : 'place.none')}
      </p>
      <div className={styles.bulkRow}>
        <Button
          aria-pressed={pointing}
          disabled={!shown}
          onClick={() => {
            setTool(pointing ? { type: 'cancel' } : { type: 'take', tool: { kind: 'point', at: null } });
            onMap();
          }}
        >
          {t(place ? 'place.again' : 'place.pick')}
        </Button>
        {pointing && <Button onClick={middle}>{t('place.middle')}</Button>}
      </div>
    </fieldset>
  );
}
