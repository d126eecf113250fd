import { IconSun } from '@tabler/icons-react';
import { useAtomValue } from 'jotai';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMinutes, minutesNow } from '../../lib/format.ts';
import { mapHandleAtom } from '../../lib/map-session.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './time-dock.module.css';

const STEP = 10;

/** Sun and shadow by the city's own clock; off, the light is fixed and pleasant. */
export function TimeDock() {
  const { t } = useTranslation('time-of-day');
  const { city, state, update } = usePortal();
  const map = useAtomValue(mapHandleAtom);
  const [minutes, setMinutes] = useState(state.minutes);
  // The address follows a little later than the thumb; the thumb must not jump back meanwhile.
  useEffect(() => setMinutes(state.minutes), [state.minutes]);
  if (!map) return null;
  const change = (next: number | null) => {
    setMinutes(next);
    update({ minutes: next });
  };
  const on = minutes !== null;
  const now = () => Math.round(minutesNow(city.scene.timeZone) / STEP) * STEP;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a pill in one row in every browser.
    <div className={styles.dock} data-on={on || undefined} role="group" aria-label={t('title')}>
      {minutes !== null && (
        <>
          <output className={styles.time}>{formatMinutes(minutes)}</output>
          <input
            className={styles.slider}
            type="range"
            min={0}
            max={1430}
            step={STEP}
            value={minutes}
            aria-label={t('slider')}
            aria-valuetext={t('atTime', { time: formatMinutes(minutes) })}
            onChange={(event) => change(Number(event.target.value))}
          />
        </>
      )}
      <button
        type="button"
        className={styles.toggle}
        aria-pressed={on}
        aria-label={t('toggle')}
        title={t('toggle')}
        onClick={() => change(on ? null : Math.min(1430, now()))}
      >
        <IconSun size={18} aria-hidden="true" />
        <span className={styles.words}>{t('toggle')}</span>
      </button>
    </div>
  );
}
