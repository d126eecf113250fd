import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.tsx';
import forms from '../../kit/form.module.css';
import styles from './account.module.css';

/** Codes that are shown once: read them, copy them, keep them. */
export function RecoveryCodesList({ codes }: { codes: string[] }) {
  const { t } = useTranslation('account');
  const [said, setSaid] = useState('');
  const copy = () =>
    navigator.clipboard.writeText(codes.join('\n')).then(
      () => setSaid(t('copied')),
      () => setSaid(t('copyFailed')),
    );
  return (
    <div className={styles.stack}>
      <p className={forms.note}>{t('recoveryKeep')}</p>
      <ul className={styles.codes} aria-label={t('recoveryCodes')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={forms.acts}>
        <Button onClick={() => void copy()}>{t('copyCodes')}</Button>
      </div>
      <p role="status" className={forms.note}>
        {said}
      </p>
    </div>
  );
}
