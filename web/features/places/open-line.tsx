import { useTranslation } from 'react-i18next';
import type { OpenState } from '../../../api/features/places/contract.ts';
import { readableHours } from '../../../data/model/readable-hours.ts';
import styles from '../../kit/card.module.css';
import { Badge } from '../../kit/card.tsx';
import { formatHour, formatInstant } from '../../lib/format.ts';

const DAY = 24 * 3600_000;

/** Open now or not, until when, and the hours as written. */
export function OpenLine({ openState, hours, timeZone }: { openState: OpenState; hours: string | undefined; timeZone: string }) {
  const { t, i18n } = useTranslation('places');
  if (!openState && !hours) return null;
  const until = openState?.until;
  const near = until && Date.parse(until) - Date.now() < DAY;
  const time = until && (near ? formatHour(until, i18n.language, timeZone) : formatInstant(until, i18n.language, timeZone));
  return (
    <div>
      {openState && (
        <Badge tone={openState.open ? 'var(--report-done)' : 'var(--report-late)'}>
          {openState.open ? (time ? t('openUntil', { time }) : t('open')) : time ? t('closedUntil', { time }) : t('closed')}
        </Badge>
      )}
      {hours && <p className={styles.small}>{t('hours', { hours: readableHours(hours, t) })}</p>}
    </div>
  );
}
