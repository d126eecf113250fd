import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { WorkCalendar } from '../../../../../data/contract.ts';
import { localText } from '../../../../lib/local-text.ts';
import { usePortal } from '../../../../lib/portal.ts';
import styles from './calendar.module.css';
import { addDays, kindOf, namedDay, weeksOf } from './days.ts';

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const MONTHS = Array.from({ length: 12 }, (_, month) => month);

interface YearViewProps {
  calendar: WorkCalendar;
  year: number;
  /** `YYYY-MM-DD` */
  today: string;
  chosen: string;
  onChoose(day: string): void;
}

/** A year at a glance. One stop for the tabulator; arrows go from day to day. */
export function YearView({ calendar, year, today, chosen, onChoose }: YearViewProps) {
  const { t } = useTranslation('admin');
  const { lang } = usePortal();
  const box = useRef<HTMLDivElement>(null);
  const stop = chosen.startsWith(`${year}-`) ? chosen : `${year}-01-01`;
  const month = new Intl.DateTimeFormat(lang, { month: 'long', timeZone: 'UTC' });
  const weekday = new Intl.DateTimeFormat(lang, { weekday: 'short', timeZone: 'UTC' });
  const whole = new Intl.DateTimeFormat(lang, { dateStyle: 'full', timeZone: 'UTC' });
  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = addDays(stop, step);
    if (!next.startsWith(`${year}-`)) return;
    onChoose(next);
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus());
  };
  const label = (day: string) => {
    const named = namedDay(calendar, day);
    const parts = [
      whole.format(new Date(`${day}T00:00:00Z`)),
      t(`section.calendar.kind.${kindOf(calendar, day)}`),
      ...(named ? [localText(named.name, lang)] : []),
      ...(named?.unconfirmed ? [t('section.calendar.unconfirmed')] : []),
    ];
    return parts.join(', ');
  };
  return (
    <div ref={box} className={styles.year}>
      {MONTHS.map((index) => (
        <table key={index}>
          <caption>{month.format(new Date(Date.UTC(year, index, 1)))}</caption>
          <thead>
            <tr>
              {/* 1 January 2024 was a Monday. */}
              {Array.from({ length: 7 }, (_, i) => weekday.format(new Date(Date.UTC(2024, 0, 1 + i)))).map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(year, index).map((week) => (
              <tr key={week.find((day) => day !== null)}>
                {week.map((day, i) =>
                  day === null ? (
                    // biome-ignore lint/suspicious/noArrayIndexKey: an empty cell is its place in the week
                    <td key={i} />
                  ) : (
                    <td key={day}>
                      <button
                        type="button"
                        data-day={day}
                        data-kind={kindOf(calendar, day)}
                        data-unconfirmed={namedDay(calendar, day)?.unconfirmed || undefined}
                        data-today={day === today || undefined}
                        aria-label={label(day)}
                        aria-pressed={day === chosen}
                        tabIndex={day === stop ? 0 : -1}
                        onClick={() => onChoose(day)}
                        onKeyDown={move}
                      >
                        {Number(day.slice(8))}
                      </button>
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}
