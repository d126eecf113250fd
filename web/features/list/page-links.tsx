import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.tsx';
import styles from './list-page.module.css';

/** Back and on through a long list. */
export function PageLinks({ page, pages, onPage }: { page: number; pages: number; onPage(page: number): void }) {
  const { t } = useTranslation('list');
  if (pages < 2) return null;
  return (
    <nav className={styles.pages} aria-label={t('pages')}>
      <Button disabled={page <= 1} onClick={() => onPage(page - 1)}>
        {t('previous')}
      </Button>
      <span className="tnum">{t('page', { page, pages })}</span>
      <Button disabled={page >= pages} onClick={() => onPage(page + 1)}>
        {t('next')}
      </Button>
    </nav>
  );
}
