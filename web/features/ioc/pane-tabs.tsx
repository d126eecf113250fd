import { useTranslation } from 'react-i18next';
import styles from './console.module.css';
import type { Pane } from './console.tsx';

/** Which of the three panes a small screen shows. */
export function PaneTabs({ pane, onPane, hasCase }: { pane: Pane; onPane(pane: Pane): void; hasCase: boolean }) {
  const { t } = useTranslation('ioc');
  return (
    <nav className={styles.tabs} aria-label={t('panes')}>
      {(['queue', 'map', 'case'] as const).map((one) => (
        <button
          key={one}
          type="button"
          aria-current={pane === one || undefined}
          disabled={one === 'case' && !hasCase}
          onClick={() => onPane(one)}
        >
          {t(one)}
        </button>
      ))}
    </nav>
  );
}
