import { useTranslation } from 'react-i18next';
import { Progress } from '../kit/progress.tsx';
import { localText } from '../lib/local-text.ts';
import { usePortal } from '../lib/portal.ts';
import styles from './layout.module.css';

/** The city's model is being made: which stage, how far; everything but the globe works meanwhile. */
export function ModelProgress() {
  const { t, i18n } = useTranslation('app');
  const { city, lang } = usePortal();
  const { stage, progress } = city.model;
  const known = stage && i18n.exists(`app:stage.${stage}`);
  return (
    <div className={styles.centre}>
      <div className={styles.panel} role="status">
        <p>
          <strong>{t('model.building', { city: localText(city.scene.name, lang) })}</strong>
        </p>
        <p>{t('model.meanwhile')}</p>
        <Progress label={known ? t(`stage.${stage}`) : (stage ?? t('stage.waiting'))} fraction={progress} />
      </div>
    </div>
  );
}
