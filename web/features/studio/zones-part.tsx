import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Zone } from '../../../scenes/guide-contract.ts';
import type { TourStop } from '../../../scenes/tour-contract.ts';
import { Button } from '../../kit/button.tsx';
import forms from '../../kit/form.module.css';
import { type GuideStops, positionOf } from './draft-edits.ts';
import styles from './studio.module.css';
import { useMapPoint } from './use-map-point.ts';

interface ZonesPartProps {
  stop: TourStop;
  places: GuideStops;
  onStop(edit: (now: TourStop) => TourStop): void;
}

/** Where a stop's story begins by itself: circles by their radius, areas by clicks on the map. */
export function ZonesPart({ stop, places, onStop }: ZonesPartProps) {
  const { t } = useTranslation('studio');
  const [ring, setRing] = useState<[number, number][] | null>(null);
  const at = positionOf(stop, places);
  const guide = stop.from && places.get(`${stop.from.guide}/${stop.from.stop}`)?.zones;
  const zones = stop.zones ?? stop.own?.zones ?? guide ?? [];
  const set = (next: Zone[]) => onStop((now) => (now.own ? { ...now, own: { ...now.own, zones: next } } : { ...now, zones: next }));
  const { middle } = useMapPoint(ring !== null, (point) => setRing((now) => [...(now ?? []), point]));
  const finish = () => {
    const first = ring?.[0];
    if (ring && first && ring.length >= 3) set([...zones, { ring: [...ring, first], exit: 15 }]);
    setRing(null);
  };
  return (
    <fieldset className={styles.part}>
      <legend>{t('zones.title')}</legend>
      {zones.map((zone, i) => (
        <div key={JSON.stringify(zone)} className={forms.acts}>
          {'centre' in zone ? (
            <label className={styles.grow}>
              {t('zones.radius')}
              <input
                type="number"
                min={5}
                max={500}
                defaultValue={zone.enter}
                onBlur={({ target }) => {
                  const enter = Math.min(500, Math.max(5, Math.round(Number(target.value)) || 30));
                  set(zones.map((one, k) => (k === i ? { ...zone, enter, exit: Math.min(800, Math.ceil(enter * 1.5)) } : one)));
                }}
              />
            </label>
          ) : (
            <span className={styles.grow}>{t('zones.area', { count: zone.ring.length - 1 })}</span>
          )}
          <Button look="plain" onClick={() => set(zones.filter((_, k) => k !== i))}>
            {t('remove')}
          </Button>
        </div>
      ))}
      {ring === null ? (
        <div className={forms.acts}>
          <Button disabled={!at} onClick={() => at && set([...zones, { centre: at, enter: 30, exit: 45 }])}>
            {t('zones.addCircle')}
          </Button>
          <Button onClick={() => setRing([])}>{t('zones.addArea')}</Button>
        </div>
      ) : (
        <div className={forms.acts}>
          <p role="status" className={styles.grow}>
            {t('zones.click', { count: ring.length })}
          </p>
          <Button onClick={middle}>{t('stops.middle')}</Button>
          <Button look="primary" disabled={ring.length < 3} onClick={finish}>
            {t('done')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
