import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tracking } from '../../../api/features/reports/intake-contract.ts';
import { Button } from '../../kit/button.tsx';
import { Failure } from '../../kit/failure.tsx';
import forms from '../../kit/form.module.css';
import styles from './tracking.module.css';
import { type Holder, reopen } from './tracking-query.ts';

/** "Not fixed": says why, and the report goes back to the agency. */
export function NotFixed({ holder, part, onDone }: { holder: Holder; part?: string; onDone(changed: Tracking): void }) {
  const { t } = useTranslation('tracking');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const sending = useMutation({
    mutationFn: (text: string) => reopen(holder, { reason: text, ...(part === undefined ? {} : { part }) }),
    onSuccess: onDone,
  });
  const press = () => {
    const text = reason.trim();
    setMissing(text === '');
    if (text !== '') sending.mutate(text);
  };
  return (
    <section className={styles.section} aria-labelledby={`reopen-title${part ?? ''}`}>
      <h2 id={`reopen-title${part ?? ''}`}>{t('reopen.title')}</h2>
      <p className={styles.muted}>{t('reopen.hint')}</p>
      <label className={forms.field}>
        {t('reopen.reason')}
        <textarea
          rows={3}
          maxLength={4000}
          aria-required="true"
          aria-invalid={missing || undefined}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      {missing && (
        <p role="alert" className={forms.problem}>
          {t('reopen.missing')}
        </p>
      )}
      {sending.error && <Failure error={sending.error} />}
      <div>
        <Button disabled={sending.isPending} onClick={press}>
          {t(sending.isPending ? 'sending' : 'reopen.send')}
        </Button>
      </div>
    </section>
  );
}
