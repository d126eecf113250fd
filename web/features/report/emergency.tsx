import { useTranslation } from 'react-i18next';
import styles from './emergency.module.css';

const NUMBERS = ['113', '114', '115'] as const;

/** Whom to call when it cannot wait. */
export function Emergency() {
  const { t } = useTranslation('report');
  return (
    <section className={styles.emergency} aria-label={t('emergency.title')}>
      <p>{t('emergency.title')}</p>
      <ul>
        {NUMBERS.map((number) => (
          <li key={number}>
            <a href={`tel:${number}`}>
              <strong>{number}</strong> {t(`emergency.${number}`)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
