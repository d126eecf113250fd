import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClaimAnswer } from '../../../api/features/account/contract.ts';
import { Button } from '../../kit/button.tsx';
import { Failure } from '../../kit/failure.tsx';
import forms from '../../kit/form.module.css';
import { Notice } from '../../kit/notice.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { ApiError } from '../../lib/api.ts';
import { postJson } from '../../lib/post.ts';
import styles from './account.module.css';
import { NewPassword } from './new-password.tsx';
import { SubmitRow } from './submit-row.tsx';
import { TextField } from './text-field.tsx';
import { useLetterLang } from './use-letter-lang.ts';
import { useSend } from './use-send.ts';

interface ConfirmFormProps {
  token: string;
  onDone(kind: ClaimAnswer['kind'], email: string): void;
  onLeave(): void;
}

/** What the link in a letter opens. Nothing happens before a click: programs that look into letters open links too. */
export function ConfirmForm({ token, onDone, onLeave }: ConfirmFormProps) {
  const { t } = useTranslation('account');
  const { data, error, refetch } = useQuery({
    queryKey: ['claim', token],
    queryFn: ({ signal }) => postJson<ClaimAnswer>('/auth/confirmation/read', { token }, { signal }),
    retry: false,
    // Never asked again, not even when all else is: once used, the link is gone.
    staleTime: 'static',
  });
  if (error instanceof ApiError && (error.code === 'not-found' || error.code === 'bad-request'))
    return (
      <Notice tone="bad" title={t('linkGoneTitle')} actions={<Button onClick={onLeave}>{t('toAccount')}</Button>}>
        {t('confirmGone')}
      </Notice>
    );
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <CardSkeleton />;
  return <Confirm token={token} claim={data} onDone={onDone} />;
}

function Confirm({ token, claim, onDone }: { token: string; claim: ClaimAnswer; onDone: ConfirmFormProps['onDone'] }) {
  const { t } = useTranslation('account');
  const lang = useLetterLang();
  const [password, setPassword] = useState('');
  const { send, pending, refusal } = useSend();
  const signsUp = claim.kind === 'sign-up';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await send('confirmation', { token, lang, ...(signsUp ? { password } : {}) })) onDone(claim.kind, claim.email);
  };
  return (
    <section className={styles.card} aria-labelledby="confirm">
      <h2 id="confirm">{signsUp ? t('welcome', { name: claim.name }) : t('confirmAddress')}</h2>
      <p className={forms.note}>{t(signsUp ? 'confirmSignUpHint' : 'confirmAddressHint')}</p>
      <form className={styles.stack} onSubmit={submit}>
        <TextField label={t('email')} type="email" autoComplete="username" value={claim.email} readOnly onText={() => undefined} />
        {signsUp && <NewPassword value={password} onText={setPassword} problem={refusal.field('password')} />}
        <SubmitRow label={t(signsUp ? 'makeAccount' : 'confirmAddress')} pending={pending} refusal={refusal} />
      </form>
    </section>
  );
}
