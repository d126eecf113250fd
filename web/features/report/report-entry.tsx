import { IconMessageReport } from '@tabler/icons-react';
import { useAtomValue } from 'jotai';
import { useTranslation } from 'react-i18next';
import { mapShownAtom } from '../../lib/map-session.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './report-entry.module.css';
import { useGo } from './use-go.ts';

/** The one thing to do here: a link to the form, that looks like what it is. In a frame it opens the portal itself. */
export function ReportLink({ className = '' }: { className?: string | undefined }) {
  const { t } = useTranslation('report');
  const { href, embedded } = usePortal();
  const go = useGo();
  // A map that is still being built ends cleanly with its page only.
  const shown = useAtomValue(mapShownAtom);
  const to = href({ view: null, selection: null }, 'report');
  return (
    <a className={`${styles.call} ${className}`} href={to} {...(embedded ? { target: '_blank' } : shown ? { onClick: go(to) } : {})}>
      <IconMessageReport size={20} aria-hidden="true" />
      <span>{t('entry')}</span>
    </a>
  );
}

/** In the head of the main panel, whatever is picked; a phone has it above the sheet instead. */
export function ReportEntry() {
  return <ReportLink className={styles.wide} />;
}
