import { useTranslation } from 'react-i18next';
import type { DutyShift } from '../../../api/features/duty/contract.ts';
import { dayIn } from '../../../data/model/validity.ts';
import { useCaseNames } from '../../kit/cases/use-case-names.ts';
import { formatHour } from '../../lib/format.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './duty.module.css';
import { daysOn } from './week.ts';

interface WeekViewProps {
  /** Its Monday. */
  week: string;
  today: string;
  now: number;
  shifts: readonly DutyShift[];
  me: string;
  /** Undefined: the reader may not change anything. */
  onOpen: ((shift: DutyShift) => void) | undefined;
}

/** Seven days beside each other, on a phone below each other; a night shift stands where it begins, one from the week before on Monday. */
export function WeekView({ week, today, now, shifts, me, onOpen }: WeekViewProps) {
  const { t } = useTranslation('duty');
  const { city, lang } = usePortal();
  const names = useCaseNames();
  const zone = city.scene.timeZone;
  const heading = new Intl.DateTimeFormat(lang, { weekday: 'long', day: 'numeric', month: 'short', timeZone: 'UTC' });
  const hour = (iso: string) => formatHour(iso, lang, zone);
  const startDay = (shift: DutyShift) => {
    const day = dayIn(zone, new Date(shift.startsAt));
    return day < week ? week : day;
  };
  return (
    <div className={styles.week}>
      {Array.from({ length: 7 }, (_, i) => daysOn(week, i)).map((day) => {
        const mine = shifts.filter((shift) => startDay(shift) === day);
        return (
          <section key={day} className={styles.day} data-today={day === today || undefined} aria-labelledby={`day-${day}`}>
            <h3 id={`day-${day}`}>{heading.format(new Date(`${day}T00:00:00Z`))}</h3>
            {mine.length === 0 && <p className={styles.nobody}>{t('nobody')}</p>}
            <ul>
              {mine.map((shift) => {
                const { person, agencyId, startsAt, endsAt, repeated } = shift;
                const running = Date.parse(startsAt) <= now && now < Date.parse(endsAt);
                const inside = (
                  <>
                    <span className={styles.time}>
                      {hour(startsAt)} – {hour(endsAt)}
                      {running && <em>{t('now')}</em>}
                    </span>
                    <strong>{person.id === me ? t('me', { name: person.name }) : person.name}</strong>
                    <small>
                      {[agencyId === null ? t('centre') : names.agency(agencyId), repeated && t('repeated')].filter(Boolean).join(' · ')}
                    </small>
                  </>
                );
                return (
                  <li key={shift.id}>
                    {onOpen ? (
                      <button type="button" className={styles.shift} data-running={running || undefined} onClick={() => onOpen(shift)}>
                        {inside}
                      </button>
                    ) : (
                      <div className={styles.shift} data-running={running || undefined}>
                        {inside}
                      </div>
                    )}
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
