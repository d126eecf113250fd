import { IconX } from '@tabler/icons-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../kit/button.tsx';
import { CardSkeleton } from '../kit/skeleton.tsx';
import { usePortal } from '../lib/portal.ts';
import { features } from './features.ts';
import styles from './panel.module.css';
import { PartBoundary } from './part-boundary.tsx';
import { SelectionCard } from './selection-card.tsx';

/** What is picked, or the city's highlights. */
export function PanelBody() {
  const { state, select } = usePortal();
  const { t } = useTranslation('app');
  if (!state.selection)
    return (
      <div className={styles.body}>
        {features.map(
          ({ id, Home }) =>
            Home && (
              <PartBoundary key={id}>
                <Home />
              </PartBoundary>
            ),
        )}
      </div>
    );
  return (
    <section className={styles.picked} aria-label={t('picked')}>
      <IconButton look="paper" className={styles.close ?? ''} label={t('closeCard')} onClick={() => select(null)}>
        <IconX size={20} aria-hidden="true" />
      </IconButton>
      <PartBoundary key={state.selection}>
        <Suspense fallback={<CardSkeleton />}>
          <SelectionCard selection={state.selection} />
        </Suspense>
      </PartBoundary>
    </section>
  );
}
