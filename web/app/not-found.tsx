import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../kit/button.tsx';
import { Notice } from '../kit/notice.tsx';
import styles from './not-found.module.css';

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useTranslation('app');
  return (
    <main className={styles.alone}>
      <h1>{t('notFound.title')}</h1>
      <Notice
        actions={
          <ButtonLink look="primary" href="/">
            {t('notFound.home')}
          </ButtonLink>
        }
      >
        {t('notFound.text')}
      </Notice>
    </main>
  );
}
