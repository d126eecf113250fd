import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.tsx';
import { Progress } from '../../kit/progress.tsx';
import type { LayerStatus } from '../../lib/map.ts';
import styles from './layers-panel.module.css';

/** What a layer is doing, where that is worth a word: still loading, or failed and how to try again. */
export function LayerState({ status }: { status: LayerStatus }) {
  const { t } = useTranslation('layers');
  if (status.state === 'loading') {
    if (status.total) return <Progress label={t('loading')} fraction={(status.done ?? 0) / status.total} />;
    return (
      <p className={styles.note} role="status">
        {t('loading')}
      </p>
    );
  }
  if (status.state !== 'failed') return null;
  return (
    <div className={styles.failed} role="alert">
      <span>{t('failed')}</span>
      <Button onClick={status.retry}>{t('kit:retry')}</Button>
    </div>
  );
}
