import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarEntry } from '../../../../../api/features/rules/contract.ts';
import type { WorkCalendar } from '../../../../../data/contract.ts';
import { dayIn } from '../../../../../data/model/validity.ts';
import { Button, IconButton } from '../../../../kit/button.tsx';
import { ChecksField } from '../../../../kit/field.tsx';
import forms from '../../../../kit/form.module.css';
import { Notice } from '../../../../kit/notice.tsx';
import { formatDay, formatMinutes } from '../../../../lib/format.ts';
import { localText } from '../../../../lib/local-text.ts';
import { usePortal } from '../../../../lib/portal.ts';
import type { Described } from '../../parts/changes-list.tsx';
import { FormFrame } from '../../parts/form-frame.tsx';
import { useProblems } from '../../parts/problems.ts';
import { ProposalNotice } from '../../parts/proposal-notice.tsx';
import { SectionQuery } from '../../parts/section-query.tsx';
import { adminKey, useAdminQuery } from '../../parts/use-admin-query.ts';
import { useForm } from '../../parts/use-form.ts';
import { useSave } from '../../parts/use-save.ts';
import styles from './calendar.module.css';
import { DayEditor } from './day-editor.tsx';
import { DueEffect } from './due-effect.tsx';
import { HoursField } from './hours-field.tsx';
import { YearView } from './year-view.tsx';

/** When offices work: what due dates are counted by. */
export default function CalendarSection() {
  const query = useAdminQuery<CalendarEntry>('calendar');
  return <SectionQuery query={query}>{(entry) => <CalendarForm entry={entry} />}</SectionQuery>;
}

function CalendarForm({ entry }: { entry: CalendarEntry }) {
  const { t } = useTranslation('admin');
  const { cityId, city, lang } = usePortal();
  const form = useForm({ value: entry.calendar, version: entry.version });
  const save = useSave([adminKey(cityId, 'calendar')], () => form.took({ value: form.value, version: form.version }));
  const settle = useSave([adminKey(cityId, 'calendar')]);
  const problem = useProblems(save.error);
  const today = dayIn(city.scene.timeZone, new Date());
  const [chosen, setChosen] = useState(today);
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const calendar = form.value;
  const weekday = (index: number) =>
    new Intl.DateTimeFormat(lang, { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, index)));
  const open = [...calendar.holidays, ...calendar.workdays].filter(({ day, unconfirmed }) => unconfirmed && day.startsWith(`${year}-`));
  const confirmYear = () => {
    const sure = (days: WorkCalendar['holidays']) =>
      days.map(({ unconfirmed, ...rest }) => (unconfirmed && !rest.day.startsWith(`${year}-`) ? { ...rest, unconfirmed } : rest));
    form.change({ holidays: sure(calendar.holidays), workdays: sure(calendar.workdays) });
  };
  const named = (days: WorkCalendar['holidays'], kind: string): Described[] =>
    days.map(({ day, name, unconfirmed }) => ({
      label: formatDay(day, lang),
      text: [t(`section.calendar.choice.${kind}`), localText(name, lang), ...(unconfirmed ? [t('section.calendar.unconfirmed')] : [])].join(
        ', ',
      ),
    }));
  const describe = (value: WorkCalendar): Described[] => [
    { label: t('section.calendar.hours'), text: value.hours.map((piece) => piece.map(formatMinutes).join('–')).join(', ') },
    { label: t('section.calendar.weekdays'), text: value.weekdays.map(weekday).join(', ') },
    ...named(value.holidays, 'free'),
    ...named(value.workdays, 'worked'),
  ];
  const faults = ['calendar.holidays', 'calendar.workdays', 'calendar.weekdays'].flatMap((field) => problem(field) ?? []);
  const shown = (day: string) => {
    setChosen(day);
    setYear(Number(day.slice(0, 4)));
  };
  return (
    <>
      {!entry.editable && <Notice>{t('everywhereOnly')}</Notice>}
      {entry.proposal && entry.editable && (
        <ProposalNotice
          before={describe(entry.calendar)}
          after={describe(entry.proposal.calendar)}
          pending={settle.isPending}
          error={settle.error}
          onSettle={(take) => settle.mutate({ method: 'POST', path: '/admin/calendar/proposal', body: { take } })}
        />
      )}
      <FormFrame
        title={t('section.calendar.form')}
        form={form}
        describe={describe}
        pending={save.isPending}
        error={save.error}
        saved={save.isSuccess}
        locked={!entry.editable}
        onSave={(version) => save.mutate({ method: 'PUT', path: '/admin/calendar', body: { version, calendar } })}
      >
        <fieldset className={styles.plain} disabled={!entry.editable}>
          <HoursField value={calendar.hours} problem={(i) => problem(`calendar.hours.${i}`)} onChange={(hours) => form.change({ hours })} />
          <ChecksField
            label={t('section.calendar.weekdays')}
            value={calendar.weekdays}
            options={[1, 2, 3, 4, 5, 6, 7].map((value) => ({ value, label: weekday(value) }))}
            onChange={(weekdays) => form.change({ weekdays })}
          />
        </fieldset>
        {faults.map((fault) => (
          <p key={fault} role="alert" className={forms.problem}>
            {fault}
          </p>
        ))}
        <section className={styles.years} aria-labelledby="calendar-year">
          <div className={forms.row}>
            <h3 id="calendar-year">{t('section.calendar.year', { year })}</h3>
            <IconButton label={t('section.calendar.yearBefore')} onClick={() => setYear(year - 1)}>
              <IconChevronLeft aria-hidden="true" />
            </IconButton>
            <IconButton label={t('section.calendar.yearAfter')} onClick={() => setYear(year + 1)}>
              <IconChevronRight aria-hidden="true" />
            </IconButton>
            {open.length > 0 && <span className={forms.hint}>{t('section.calendar.open', { count: open.length })}</span>}
            {open.length > 0 && entry.editable && <Button onClick={confirmYear}>{t('section.calendar.confirmYear')}</Button>}
          </div>
          <ul className={styles.legend} aria-hidden="true">
            {(['rest', 'free', 'worked'] as const).map((kind) => (
              <li key={kind}>
                <span data-kind={kind}>8</span>
                {t(`section.calendar.kind.${kind}`)}
              </li>
            ))}
            <li>
              <span data-kind="free" data-unconfirmed="">
                8
              </span>
              {t('section.calendar.unconfirmed')}
            </li>
          </ul>
          <YearView calendar={calendar} year={year} today={today} chosen={chosen} onChoose={shown} />
        </section>
        <DayEditor calendar={calendar} day={chosen} editable={entry.editable} onChange={(next) => form.change(next)} />
        <DueEffect saved={form.before} draft={calendar} today={today} />
      </FormFrame>
    </>
  );
}
