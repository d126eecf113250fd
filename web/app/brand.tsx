import { useTranslation } from 'react-i18next';
import { Mark } from '../kit/mark.tsx';
import styles from './brand.module.css';

/** Mark, name, and the city one is in. */
export function Brand({ subtitle }: { subtitle?: string }) {
  const { t } = useTranslation('app');
  return (
    <div className={styles.brand}>
      <Mark />
      <span>
        <strong>{t('brand')}</strong>
        {subtitle && <small>{subtitle}</small>}
      </span>
    </div>
  );
}
