import { useTranslation } from 'react-i18next';
import { formatHour } from '../../lib/format.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './staff-frame.module.css';
import type { LiveLine } from './use-live-cases.ts';

/** Whether what is shown is alive, and if not, of what time it is. A dead screen must never look alive. */
export function LiveLineState({ line, readAt }: { line: LiveLine; readAt: number }) {
  const { t, i18n } = useTranslation('kit');
  const { city } = usePortal();
  const last = Math.max(line.heard ?? 0, readAt);
  const time = last > 0 ? formatHour(new Date(last).toISOString(), i18n.language, city.scene.timeZone) : t('case.line.never');
  return (
    <p className={styles.line} data-line={line.state} role={line.state === 'lost' || line.state === 'refused' ? 'alert' : undefined}>
      {t(`case.line.${line.state}`, { time })}
    </p>
  );
}
