import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalText, WorkCalendar } from '../../../../../data/contract.ts';
import { CheckField } from '../../../../kit/field.tsx';
import forms from '../../../../kit/form.module.css';
import { formatDay } from '../../../../lib/format.ts';
import { usePortal } from '../../../../lib/portal.ts';
import { LocalTextField } from '../../parts/local-text-field.tsx';
import styles from './calendar.module.css';
import { kindOf, namedDay, withDay } from './days.ts';

const LISTS = { common: null, free: 'holidays', worked: 'workdays' } as const;
type Choice = keyof typeof LISTS;

interface DayEditorProps {
  calendar: WorkCalendar;
  day: string;
  editable: boolean;
  onChange(calendar: WorkCalendar): void;
}

/** One day: as its weekday has it, free, or worked in exchange. */
export function DayEditor({ calendar, day, editable, onChange }: DayEditorProps) {
  const { t } = useTranslation('admin');
  const { lang } = usePortal();
  const id = useId();
  const kind = kindOf(calendar, day);
  const choice: Choice = kind === 'free' || kind === 'worked' ? kind : 'common';
  const named = namedDay(calendar, day);
  const standard = (to: Choice): LocalText => {
    const texts = { vi: to === 'worked' ? 'Làm bù' : 'Ngày nghỉ', en: to === 'worked' ? 'Worked in exchange' : 'Day off' };
    return named?.name ?? texts;
  };
  const choose = (to: Choice) =>
    onChange(withDay(calendar, { day, name: standard(to), ...(named?.unconfirmed ? { unconfirmed: true } : {}) }, LISTS[to]));
  const change = (patch: { name?: LocalText; unconfirmed?: boolean }) => {
    const { unconfirmed, ...rest } = { day, name: named?.name ?? standard(choice), unconfirmed: named?.unconfirmed, ...patch };
    onChange(withDay(calendar, { ...rest, ...(unconfirmed ? { unconfirmed } : {}) }, LISTS[choice]));
  };
  return (
    <fieldset className={styles.day} disabled={!editable}>
      <legend>{formatDay(day, lang)}</legend>
      <div className={forms.checks}>
        {(Object.keys(LISTS) as Choice[]).map((one) => (
          <label key={one} className={forms.check}>
            <input type="radio" name={id} checked={choice === one} onChange={() => choose(one)} />
            {t(`section.calendar.choice.${one}`)}
          </label>
        ))}
      </div>
      {choice !== 'common' && (
        <>
          <LocalTextField
            label={t('section.calendar.dayName')}
            value={named?.name}
            onChange={(name) => change({ name: name ?? ({ vi: '' } as LocalText) })}
          />
          <CheckField
            label={t('section.calendar.unconfirmedLong')}
            value={named?.unconfirmed ?? false}
            onChange={(unconfirmed) => change({ unconfirmed })}
          />
        </>
      )}
    </fieldset>
  );
}
