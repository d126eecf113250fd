import { IconMoodHappy, IconMoodNeutral, IconMoodSad } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SATISFACTION, Tracking } from '../../../api/features/reports/intake-contract.ts';
import { Button } from '../../kit/button.tsx';
import { Failure } from '../../kit/failure.tsx';
import forms from '../../kit/form.module.css';
import pills from '../../kit/pills.module.css';
import styles from './tracking.module.css';
import { type Holder, rate } from './tracking-query.ts';

type Degree = (typeof SATISFACTION)[number];
const DEGREES: { degree: Degree; Icon: typeof IconMoodHappy }[] = [
  { degree: 'satisfied', Icon: IconMoodHappy },
  { degree: 'acceptable', Icon: IconMoodNeutral },
  { degree: 'unsatisfied', Icon: IconMoodSad },
];

/** How content the reporter is, in three degrees, with a word if they like. */
export function Satisfaction({ holder, rated, onDone }: { holder: Holder; rated: Degree | null; onDone(changed: Tracking): void }) {
  const { t } = useTranslation('tracking');
  const [degree, setDegree] = useState<Degree | null>(rated);
  const [comment, setComment] = useState('');
  const [missing, setMissing] = useState(false);
  const sending = useMutation({
    mutationFn: (chosen: Degree) => rate(holder, { degree: chosen, ...(comment.trim() && { comment: comment.trim() }) }),
    onSuccess: onDone,
  });
  return (
    <section className={styles.section} aria-labelledby="rate-title">
      <h2 id="rate-title">{t('rate.title')}</h2>
      <fieldset className={`${pills.pills} ${styles.degrees}`} aria-labelledby="rate-title">
        {DEGREES.map(({ degree: value, Icon }) => (
          <label key={value}>
            <input
              type="radio"
              name="degree"
              checked={degree === value}
              onChange={() => {
                sending.reset();
                setDegree(value);
                setMissing(false);
              }}
            />
            <span>
              <Icon size={24} aria-hidden="true" />
              {t(`rate.${value}`)}
            </span>
          </label>
        ))}
      </fieldset>
      <label className={forms.field}>
        {t('rate.comment')}
        <textarea rows={3} maxLength={4000} value={comment} onChange={(event) => setComment(event.target.value)} />
      </label>
      {missing && (
        <p role="alert" className={forms.problem}>
          {t('rate.choose')}
        </p>
      )}
      <p role="status" className={styles.muted}>
        {sending.isSuccess ? t('rate.thanks') : rated && t('rate.change')}
      </p>
      {sending.error && <Failure error={sending.error} />}
      <div>
        <Button look="primary" disabled={sending.isPending} onClick={() => (degree ? sending.mutate(degree) : setMissing(true))}>
          {t(sending.isPending ? 'sending' : 'rate.send')}
        </Button>
      </div>
    </section>
  );
}
