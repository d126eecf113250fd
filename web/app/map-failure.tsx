import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../kit/button.tsx';
import { Notice } from '../kit/notice.tsx';
import { usePortal } from '../lib/portal.ts';
import styles from './layout.module.css';

export type MapFailureReason = 'webgl2' | 'context-lost' | 'crashed' | 'not-loaded';

/** The globe cannot be shown: why, another try, and the list that needs no globe. */
export function MapFailure({ reason, retry }: { reason: MapFailureReason; retry: () => void }) {
  const { t } = useTranslation('app');
  const { href } = usePortal();
  return (
    <div className={styles.centre}>
      <div className={styles.panel}>
        <Notice
          tone="bad"
          title={t('mapFailure.title')}
          actions={
            <>
              <Button look="primary" onClick={retry}>
                {t('kit:retry')}
              </Button>
              <ButtonLink href={href({}, 'list')}>{t('openList')}</ButtonLink>
            </>
          }
        >
          {t(`mapFailure.${reason}`)}
        </Notice>
      </div>
    </div>
  );
}
