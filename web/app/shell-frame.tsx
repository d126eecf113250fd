import { useTranslation } from 'react-i18next';
import { CardSkeleton } from '../kit/skeleton.tsx';
import { Brand } from './brand.tsx';
import styles from './layout.module.css';
import { ShellDown } from './shell-down.tsx';

interface ShellFrameProps {
  /** Whether a map is to come, and its poster until then. */
  map: boolean;
  error: unknown;
  retry?: () => void;
}

/** The shell before the catalogue is there: poster, brand, and either the outline of what comes or why it does not. */
export function ShellFrame({ map, error, retry }: ShellFrameProps) {
  const { t } = useTranslation('app');
  return (
    <div className={styles.page}>
      {map && <div className={styles.poster} />}
      <main className={`${styles.panel} ${styles.main} ${styles.first}`} aria-busy={!error}>
        <div className={styles.head}>
          <h1 className="sr-only">{t('brand')}</h1>
          <Brand subtitle={t('tagline')} />
          {error ? <ShellDown error={error} retry={retry} /> : <CardSkeleton />}
        </div>
      </main>
    </div>
  );
}
