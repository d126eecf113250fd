import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../kit/button.tsx';
import { Notice } from '../kit/notice.tsx';
import { localText } from '../lib/local-text.ts';
import { usePortal } from '../lib/portal.ts';
import { cityQuery } from '../lib/queries.ts';
import styles from './layout.module.css';

/** The city's model could not be made: what still works, and asking again, which starts another build on the server. */
export function ModelFailure() {
  const { t } = useTranslation('app');
  const { city, cityId, lang, href } = usePortal();
  const queries = useQueryClient();
  return (
    <div className={styles.centre}>
      <div className={styles.panel}>
        <Notice
          tone="bad"
          title={t('model.failed', { city: localText(city.scene.name, lang) })}
          actions={
            <>
              <Button look="primary" onClick={() => void queries.refetchQueries(cityQuery(cityId))}>
                {t('kit:retry')}
              </Button>
              <ButtonLink href={href({}, 'list')}>{t('openList')}</ButtonLink>
            </>
          }
        >
          {t('model.failedText')}
        </Notice>
      </div>
    </div>
  );
}
