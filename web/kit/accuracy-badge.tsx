import { useTranslation } from 'react-i18next';
import type { Accuracy } from '../../data/contract.ts';
import styles from './card.module.css';

/** How a fact was got, in words; `radius` in metres. */
export function AccuracyBadge({ accuracy, radius }: { accuracy: Accuracy; radius?: number | undefined }) {
  const { t } = useTranslation('kit');
  return (
    <p className={styles.accuracy} data-accuracy={accuracy}>
      <strong>{t(`accuracy.${accuracy}`)}</strong> {t(`accuracyMeaning.${accuracy}`)}
      {radius !== undefined && ` ${t('accuracyRadius', { metres: Math.round(radius) })}`}
    </p>
  );
}
