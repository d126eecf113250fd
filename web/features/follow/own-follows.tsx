import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Follows } from '../../../api/features/follow/contract.ts';
import { Button } from '../../kit/button.tsx';
import { Failure } from '../../kit/failure.tsx';
import forms from '../../kit/form.module.css';
import { Notice } from '../../kit/notice.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { ApiError } from '../../lib/api.ts';
import { deviceSecret, keepDeviceSecret } from './device-push.ts';
import styles from './follow.module.css';
import { endFollow, followsQuery } from './follow-api.ts';
import { FollowRow } from './follow-row.tsx';

interface OwnFollowsProps {
  secret: string;
  /** Somebody opened them by a link: then an empty list is worth a word. */
  fromLink: boolean;
  onEnded(): void;
}

/** One's own subscriptions: pause, change, end. */
export function OwnFollows({ secret, fromLink, onEnded }: OwnFollowsProps) {
  const { t } = useTranslation('follow');
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery(followsQuery(secret));
  const [asked, setAsked] = useState(false);
  const [said, setSaid] = useState('');
  const put = (follows: Follows) => queries.setQueryData(followsQuery(secret).queryKey, follows);
  const forget = () => {
    if (deviceSecret() === secret) keepDeviceSecret(null);
    queries.removeQueries({ queryKey: followsQuery(secret).queryKey });
    onEnded();
  };
  const ending = useMutation({ mutationFn: () => endFollow(secret), onSuccess: forget });
  const gone = error instanceof ApiError && error.code === 'not-found';
  if (gone) return fromLink ? <Notice title={t('own.none')}>{t('own.noneText')}</Notice> : null;
  return (
    <section className={forms.section} aria-labelledby={`own-${secret.slice(0, 8)}`}>
      <h2 id={`own-${secret.slice(0, 8)}`}>{t(data?.channel === 'push' ? 'own.device' : 'own.title')}</h2>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!data && !error && <CardSkeleton />}
      {data && data.channel === 'mail' && <p className={forms.note}>{t('own.to', { address: data.address })}</p>}
      <p role="status" className={said ? forms.note : 'sr-only'}>
        {said}
      </p>
      {data && (
        <ul className={styles.follows}>
          {data.follows.map((follow) => (
            <FollowRow
              key={follow.id}
              secret={secret}
              follow={follow}
              onChange={(changed) => {
                put(changed);
                setSaid(t('own.saved'));
              }}
              onEnded={() => {
                setSaid(t('own.ended'));
                const left = data.follows.filter((one) => one.id !== follow.id);
                if (left.length > 0) put({ ...data, follows: left });
                else forget();
              }}
            />
          ))}
        </ul>
      )}
      {data && (
        <div className={styles.row}>
          {asked ? (
            <>
              <Button look="primary" disabled={ending.isPending} onClick={() => ending.mutate()}>
                {t('own.endAllSure')}
              </Button>
              <Button onClick={() => setAsked(false)}>{t('own.keep')}</Button>
            </>
          ) : (
            <Button onClick={() => setAsked(true)}>{t('own.endAll')}</Button>
          )}
        </div>
      )}
      {ending.error && <Failure error={ending.error} />}
    </section>
  );
}
