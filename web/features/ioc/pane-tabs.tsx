import { useTranslation } from 'react-i18next';
import styles from './console.module.css';
import type { Pane } from './console.tsx';
import type { Side } from './side-pane.tsx';

/** Which of the three panes a small screen shows. */
export function PaneTabs({ pane, onPane, side }: { pane: Pane; onPane(pane: Pane): void; side: Side | null }) {
  const { t } = useTranslation('ioc');
  return (
    <nav className={styles.tabs} aria-label={t('panes')}>
      {(['queue', 'map', 'case'] as const).map((one) => (
        <button
          key={one}
          type="button"
          aria-current={pane === one || undefined}
          disabled={one === 'case' && side === null}
          onClick={() => onPane(one)}
        >
          {t(one === 'case' ? `side.${side ?? 'case'}` : one)}
        </button>
      ))}
    </nav>
  );
}
