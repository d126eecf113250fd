import { IconMap, IconX } from '@tabler/icons-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink, IconButton } from '../../kit/button.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { useCardSlot } from '../../lib/card-slot.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './list-page.module.css';

/** The card of the picked row, beside the list, with the way to the map. */
export function ListCard() {
  const { t } = useTranslation('list');
  const { state, select, href } = usePortal();
  const Card = useCardSlot();
  if (!state.selection || !Card) return null;
  return (
    <aside className={styles.card} aria-label={t('app:picked')}>
      <IconButton look="paper" className={styles.close ?? ''} label={t('app:closeCard')} onClick={() => select(null)}>
        <IconX size={20} aria-hidden="true" />
      </IconButton>
      <Suspense fallback={<CardSkeleton />}>
        <Card key={state.selection} selection={state.selection} />
      </Suspense>
      <ButtonLink look="primary" className={styles.onMap ?? ''} href={href({ view: null })}>
        <IconMap size={18} aria-hidden="true" />
        {t('onMap')}
      </ButtonLink>
    </aside>
  );
}
