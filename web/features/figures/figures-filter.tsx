import { useTranslation } from 'react-i18next';
import { Chip } from '../../kit/chip.tsx';
import styles from './figures.module.css';
import { BY, type FiguresAsk, firstDay, SPANS } from './period.ts';

interface FiguresFilterProps {
  ask: FiguresAsk;
  today: string;
  onChange(patch: Partial<FiguresAsk>): void;
}

/** By what, and over which days. */
export function FiguresFilter({ ask, today, onChange }: FiguresFilterProps) {
  const { t } = useTranslation('figures');
  return (
    <search className={styles.filters} aria-label={t('filters')}>
      <div className={styles.chips}>
        {BY.map((by) => (
          <Chip key={by} pressed={ask.by === by} onPress={() => onChange({ by })}>
            {t(`by.${by}`)}
          </Chip>
        ))}
      </div>
      <label>
        {t('span')}
        <select
          value={ask.span}
          onChange={({ target }) => {
            const span = SPANS.find((one) => one === target.value) ?? '90';
            onChange(span === 'own' ? { span } : { span, from: firstDay(span, today), to: today });
          }}
        >
          {SPANS.map((span) => (
            <option key={span} value={span}>
              {t(`spans.${span}`)}
            </option>
          ))}
        </select>
      </label>
      {ask.span === 'own' &&
        (['from', 'to'] as const).map((end) => (
          <label key={end}>
            {t(end)}
            <input
              type="date"
              value={ask[end]}
              min={end === 'to' ? ask.from : undefined}
              max={end === 'from' ? ask.to : today}
              onChange={({ target }) => target.value && onChange({ [end]: target.value })}
            />
          </label>
        ))}
    </search>
  );
}
