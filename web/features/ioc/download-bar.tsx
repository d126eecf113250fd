import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.tsx';
import { Failure } from '../../kit/failure.tsx';
import { formatNumber } from '../../lib/format.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './download.module.css';
import type { Download } from './use-download.ts';

const bytesWords = (bytes: number, lang: string) =>
  bytes < 1e6
    ? new Intl.NumberFormat(lang, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 }).format(bytes / 1e3)
    : new Intl.NumberFormat(lang, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 1 }).format(bytes / 1e6);

/** How far a file is, under the tools; it is there only while there is something to say. */
export function DownloadBar({ download }: { download: Download }) {
  const { t } = useTranslation('ioc');
  const { lang } = usePortal();
  const { progress, error, done } = download;
  if (error !== null)
    return (
      <div className={styles.download}>
        <Failure error={error} />
      </div>
    );
  if (!progress)
    return (
      <p role="status" className={done ? styles.download : 'sr-only'}>
        {done && t('download.done', { kind: done.kind.toUpperCase(), size: bytesWords(done.bytes, lang) })}
      </p>
    );
  const { kind, bytes, rows, total } = progress;
  const size = bytesWords(bytes, lang);
  const number = (value: number) => formatNumber(value, lang);
  return (
    <div className={styles.download}>
      <span>
        {total === null
          ? t('download.begins', { kind: kind.toUpperCase() })
          : rows === null
            ? t('download.bytes', { kind: kind.toUpperCase(), size, total: number(total) })
            : t('download.rows', { kind: kind.toUpperCase(), size, rows: number(Math.min(rows, total)), total: number(total) })}
      </span>
      <progress aria-label={t('download.title')} {...(rows !== null && total ? { max: total, value: Math.min(rows, total) } : {})} />
      <Button icon={<IconX size={18} aria-hidden="true" />} onClick={download.cancel}>
        {t('download.cancel')}
      </Button>
    </div>
  );
}
