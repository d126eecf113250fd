import { useTranslation } from 'react-i18next';
import type { CaseEvent } from '../../../api/features/cases/contract.ts';
import { formatInstant } from '../../lib/format.ts';
import { usePortal } from '../../lib/portal.ts';
import forms from '../form.module.css';
import styles from './cases.module.css';
import { useCaseNames } from './use-case-names.ts';

/** What happened, the newest first: apart, what the public reads and what stays inside. */
export function CaseHistory({ events }: { events: CaseEvent[] }) {
  const { t } = useTranslation('kit');
  const part = (visibility: CaseEvent['visibility']) =>
    events.filter((event) => event.visibility === visibility).sort((a, b) => b.seq - a.seq);
  return (
    <section className={styles.part} aria-label={t('case.history')}>
      <h3>{t('case.history')}</h3>
      <div className={styles.histories}>
        <Events title={t('case.historyPublic')} events={part('public')} />
        <Events title={t('case.historyStaff')} events={part('staff')} staff />
      </div>
    </section>
  );
}

function Events({ title, events, staff = false }: { title: string; events: CaseEvent[]; staff?: boolean }) {
  const { t } = useTranslation('kit');
  return (
    <div className={styles.events} data-staff={staff || undefined}>
      <h4>{title}</h4>
      {events.length === 0 && <p className={forms.hint}>{t('case.historyEmpty')}</p>}
      <ol>
        {events.map((event) => (
          <li key={event.seq}>
            <EventLine event={event} />
          </li>
        ))}
      </ol>
    </div>
  );
}

/** One event in words: what, between which states, to whom, by whom, when. */
export function EventLine({ event }: { event: CaseEvent }) {
  const { t, i18n } = useTranslation('kit');
  const { city } = usePortal();
  const names = useCaseNames();
  const { from, to, agencyId, actor, text } = event;
  return (
    <>
      <strong>{t(`case.event.${event.kind}`)}</strong>
      {to && from && to !== from && <> {t('case.fromTo', { from: t(`case.state.${from}`), to: t(`case.state.${to}`) })}</>}
      {agencyId && <> · {names.agency(agencyId)}</>}
      <small>
        {actor?.name ?? t('case.bySystem')} · {formatInstant(event.at, i18n.language, city.scene.timeZone)}
      </small>
      {text && <p>{text}</p>}
    </>
  );
}
