import { IconX } from '@tabler/icons-react';
import { Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../kit/button.tsx';
import { CardSkeleton } from '../kit/skeleton.tsx';
import { panels } from './features.ts';
import styles from './layout.module.css';
import { PartBoundary } from './part-boundary.tsx';

/** The panel that a button of the bar opened. Takes the focus, gives it back. */
export function SidePanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('app');
  const slot = panels.find((p) => p.id === id);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    box.current?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  if (!slot) return null;
  return (
    <aside ref={box} className={`${styles.panel} ${styles.side}`} aria-label={t(`${id}:title`)}>
      <div className={styles.sideHead}>
        <h2 tabIndex={-1}>{t(`${id}:title`)}</h2>
        <IconButton label={t('close')} onClick={onClose}>
          <IconX size={20} aria-hidden="true" />
        </IconButton>
      </div>
      <div className={styles.sideBody}>
        <PartBoundary key={id}>
          <Suspense fallback={<CardSkeleton />}>
            <slot.Panel />
          </Suspense>
        </PartBoundary>
      </div>
    </aside>
  );
}
