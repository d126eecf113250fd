import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkCalendar } from '../../../../../data/contract.ts';
import { addWorkingDays } from '../../../../../data/model/working-time.ts';
import { NumberField, TextField } from '../../../../kit/field.tsx';
import forms from '../../../../kit/form.module.css';
import { formatInstant } from '../../../../lib/format.ts';
import { usePortal } from '../../../../lib/portal.ts';
import styles from './calendar.module.css';

/** What the calendar means for a due date, by what is saved and by what is typed. */
export function DueEffect({ saved, draft, today }: { saved: WorkCalendar; draft: WorkCalendar; today: string }) {
  const { t } = useTranslation('admin');
  const { city, lang } = usePortal();
  const { timeZone } = city.scene;
  const [day, setDay] = useState(today);
  const [days, setDays] = useState<number | undefined>(3);
  const from = new Date(`${day}T09:00:00Z`);
  const due = (calendar: WorkCalendar) =>
    days === undefined || Number.isNaN(from.getTime())
      ? t('none')
      : formatInstant(addWorkingDays(calendar, timeZone, from, days).toISOString(), lang, timeZone);
  const [before, after] = [due(saved), due(draft)];
  return (
    <section className={styles.effect} aria-labelledby="due-effect">
      <h3 id="due-effect">{t('section.calendar.effect')}</h3>
      <div className={forms.fields}>
        <TextField type="date" label={t('section.calendar.effectDay')} value={day} onChange={setDay} />
        <NumberField
          label={t('section.calendar.effectDays')}
          value={days}
          min={1}
          max={400}
          onChange={(value) => setDays(value === undefined ? undefined : Math.max(1, Math.min(400, Math.round(value))))}
        />
      </div>
      <p role="status" data-due={after}>
        {before === after ? t('section.calendar.due', { date: after }) : t('section.calendar.dueChanged', { before, after })}
      </p>
      <p className={forms.hint}>{t('section.calendar.effectNote')}</p>
    </section>
  );
}
