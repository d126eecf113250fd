import { IconExternalLink, IconX } from '@tabler/icons-react';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink, IconButton } from '../../kit/button.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { Docks } from '../docks.tsx';
import { Foot } from '../foot.tsx';
import { LayerFeeds } from '../layer-feeds.tsx';
import layout from '../layout.module.css';
import { MapSlot } from '../map-slot.tsx';
import { MapTools } from '../map-tools.tsx';
import { PartBoundary } from '../part-boundary.tsx';
import { SelectionCard } from '../selection-card.tsx';
import styles from './embed-page.module.css';
import { useEmbedMessages } from './use-embed-messages.ts';

/** The map in somebody else's page: map, a small card, the way to the whole portal; steered by messages. */
export default function EmbedPage() {
  const { t } = useTranslation('app');
  const { city, lang, state, select, href } = usePortal();
  useEmbedMessages();
  return (
    <div className={`${layout.page} ${styles.embed}`}>
      <LayerFeeds />
      <MapSlot covered={{ phone: true, sheet: 0, panel: false }} />
      <nav aria-label={t('mapNavigation')}>
        <ButtonLink className={styles.open ?? ''} look="paper" href={href()} target="_blank" rel="noopener">
          <IconExternalLink size={18} aria-hidden="true" />
          {t('openPortal')}
        </ButtonLink>
      </nav>
      <main>
        <h1 className="sr-only">{localText(city.scene.name, lang)}</h1>
        {state.selection && (
          <section className={`${layout.panel} ${styles.card}`} aria-label={t('picked')}>
            <IconButton look="paper" className={styles.close ?? ''} label={t('closeCard')} onClick={() => select(null)}>
              <IconX size={20} aria-hidden="true" />
            </IconButton>
            <PartBoundary key={state.selection}>
              <Suspense fallback={<CardSkeleton />}>
                <SelectionCard selection={state.selection} />
              </Suspense>
            </PartBoundary>
          </section>
        )}
      </main>
      <MapTools />
      <Docks />
      <Foot />
    </div>
  );
}
