import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../kit/button.tsx';
import { Notice } from '../kit/notice.tsx';
import styles from './layout.module.css';

/** A link with parts that cannot be read opens with all the rest, and says so. */
export function IgnoredNotice({ ignored }: { ignored: string[] }) {
  const { t } = useTranslation('app');
  const [closed, setClosed] = useState(false);
  const [first] = useState(ignored);
  if (closed || first.length === 0) return null;
  return (
    <div className={`${styles.panel} ${styles.toast}`}>
      <Notice actions={<Button onClick={() => setClosed(true)}>{t('understood')}</Button>}>
        {t('linkIgnored', { parts: first.join(', ') })}
      </Notice>
    </div>
  );
}
