import { IconBike, IconCar, IconMotorbike, IconWalk, IconWheelchair } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { MODES, type Mode } from '../../../data/model/directions/answer.ts';
import type { ModeTimes } from '../../lib/directions/engine-messages.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './directions.module.css';
import { formatShortTime } from './format-time.ts';

const ICONS = { foot: IconWalk, wheelchair: IconWheelchair, bicycle: IconBike, motorbike: IconMotorbike, car: IconCar };

/** By what: with the time of each, once there are two ends. */
export function ModeChoice({ by, times, onChange }: { by: Mode; times: ModeTimes | undefined; onChange(by: Mode): void }) {
  const { t } = useTranslation('directions');
  const { lang } = usePortal();
  return (
    <fieldset className={styles.modes}>
      <legend className="sr-only">{t('by')}</legend>
      {MODES.map((mode) => {
        const Icon = ICONS[mode];
        const seconds = times?.[mode];
        const time = seconds === undefined ? '' : seconds === null ? t('noWayShort') : formatShortTime(seconds, lang);
        return (
          <label key={mode} className={styles.mode} title={t(`mode.${mode}`)} data-none={seconds === null || undefined}>
            <input type="radio" name="direction-mode" className="sr-only" checked={by === mode} onChange={() => onChange(mode)} />
            <Icon size={22} aria-hidden="true" />
            <span className="sr-only">{t(`mode.${mode}`)}</span>
            <small className="tnum">{time || ' '}</small>
          </label>
        );
      })}
    </fieldset>
  );
}
