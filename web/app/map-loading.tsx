import { useTranslation } from 'react-i18next';
import { Progress } from '../kit/progress.tsx';
import type { MapProgress } from '../lib/map.ts';
import styles from './map-loading.module.css';

const SHARE = { engine: [0, 0.4], terrain: [0.4, 0.2], city: [0.6, 0.4], ready: [1, 0] } as const;

/** How far the globe has come, in one quiet line that covers nothing. */
export function MapLoading({ progress }: { progress: MapProgress }) {
  const { t } = useTranslation('app');
  const [from, share] = SHARE[progress.step];
  return (
    <section className={styles.loading} aria-label={t('loadingMap')}>
      <Progress label={t(`progress.${progress.step}`)} fraction={from + share * progress.fraction} />
    </section>
  );
}
