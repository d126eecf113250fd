import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../../../kit/button.tsx';
import { TextField } from '../../../../kit/field.tsx';
import forms from '../../../../kit/form.module.css';
import { formatMinutes } from '../../../../lib/format.ts';
import styles from './calendar.module.css';

const minutesOf = (text: string) => {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
};

interface HoursFieldProps {
  /** Minutes after midnight. */
  value: readonly [number, number][];
  problem: (index: number) => string | undefined;
  onChange(value: [number, number][]): void;
}

/** The hours of a working day, in pieces. */
export function HoursField({ value, problem, onChange }: HoursFieldProps) {
  const { t } = useTranslation('admin');
  const set = (index: number, piece: [number, number]) => onChange(value.map((one, i) => (i === index ? piece : one)));
  return (
    <fieldset className={forms.group}>
      <legend>{t('section.calendar.hours')}</legend>
      {value.map((piece, i) => {
        const [from, to] = piece;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the day
          <div key={i} className={styles.hours}>
            <TextField
              type="time"
              label={t('section.calendar.from')}
              value={formatMinutes(from)}
              problem={problem(i)}
              onChange={(text) => set(i, [minutesOf(text), to])}
            />
            <TextField
              type="time"
              label={t('section.calendar.to')}
              value={formatMinutes(to)}
              onChange={(text) => set(i, [from, minutesOf(text)])}
            />
            {value.length > 1 && (
              <IconButton label={t('section.calendar.removeHours')} onClick={() => onChange(value.filter((_, index) => index !== i))}>
                <IconTrash aria-hidden="true" />
              </IconButton>
            )}
          </div>
        );
      })}
      <div>
        <Button
          icon={<IconPlus size={18} aria-hidden="true" />}
          onClick={() => {
            const last = value.at(-1)?.[1] ?? 480;
            onChange([...value, [Math.min(1380, last + 60), Math.min(1440, last + 120)]]);
          }}
        >
          {t('section.calendar.addHours')}
        </Button>
      </div>
    </fieldset>
  );
}
