import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../lib/format.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './offline.module.css';

/** What a package consists of, and how much each part takes on the device. */
export function PartSizes({ parts }: { parts: readonly { part: string; bytes: number }[] }) {
  const { t } = useTranslation('offline');
  const { lang } = usePortal();
  return (
    <details className={styles.parts}>
      <summary>{t('parts')}</summary>
      <dl>
        {parts.map(({ part, bytes }) => (
          <div key={part}>
            <dt>{t(`part.${part}`)}</dt>
            <dd>{formatBytes(bytes, lang)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>{t('shared')}</p>
    </details>
  );
}
