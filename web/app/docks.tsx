import { useTranslation } from 'react-i18next';
import { features } from './features.ts';
import styles from './layout.module.css';

/** What features keep at the lower edge of the map. */
export function Docks() {
  const { t } = useTranslation('app');
  return (
    <section className={styles.dock} aria-label={t('docks')}>
      {features.map(({ id, Dock }) => Dock && <Dock key={id} />)}
    </section>
  );
}
