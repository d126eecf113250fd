import { Slider } from '@mantine/core';
import '@mantine/core/styles/Slider.css';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './layers-panel.module.css';

interface OpacitySliderProps {
  title: string;
  /** 0..1 */
  opacity: number;
  onChange(opacity: number): void;
}

/** How strongly a layer is drawn. The thumb leads; the address follows. */
export function OpacitySlider({ title, opacity, onChange }: OpacitySliderProps) {
  const { t } = useTranslation('layers');
  const percent = Math.round(opacity * 100);
  const [value, setValue] = useState(percent);
  useEffect(() => setValue(percent), [percent]);
  return (
    <div className={styles.opacity}>
      <span aria-hidden="true">{t('opacity')}</span>
      <Slider
        className={styles.slider ?? ''}
        min={10}
        max={100}
        step={5}
        value={value}
        onChange={(next) => {
          setValue(next);
          onChange(next / 100);
        }}
        label={(v) => `${v}%`}
        thumbLabel={t('opacityOf', { layer: title })}
      />
    </div>
  );
}
