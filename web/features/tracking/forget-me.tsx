import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Tracking } from '../../../api/features/reports/intake-contract.ts';
import { Button } from '../../kit/button.tsx';
import { Failure } from '../../kit/failure.tsx';
import forms from '../../kit/form.module.css';
import styles from './tracking.module.css';
import { forget, type Holder } from './tracking-query.ts';

/** Takes contact and words off the report: asks once more first, for it cannot be undone. */
export function ForgetMe({ holder, onDone }: { holder: Holder; onDone(changed: Tracking): void }) {
  const { t } = useTranslation('tracking');
  const [asked, setAsked] = useState(false);
  const sending = useMutation({ mutationFn: () => forget(holder), onSuccess: onDone });
  return (
    <section className={styles.section} aria-labelledby="forget-title">
      <h2 id="forget-title">{t('forget.title')}</h2>
      <p className={styles.muted}>{t('forget.hint')}</p>
      {sending.error && <Failure error={sending.error} />}
      <div className={forms.acts}>
        {asked ? (
          <>
            <Button look="primary" disabled={sending.isPending} onClick={() => sending.mutate()}>
              {t(sending.isPending ? 'sending' : 'forget.sure')}
            </Button>
            <Button look="plain" onClick={() => setAsked(false)}>
              {t('forget.no')}
            </Button>
          </>
        ) : (
          <Button onClick={() => setAsked(true)}>{t('forget.send')}</Button>
        )}
      </div>
    </section>
  );
}
