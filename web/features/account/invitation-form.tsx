import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InvitationAnswer } from '../../../api/features/account/contract.ts';
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
import { useSend } from './use-send.ts';

/** What a one-time link opens: for whom it is, and the password to set. */
export function InvitationForm({ token, onDone, onLeave }: { token: string; onDone(email: string): void; onLeave(): void }) {
  const { t } = useTranslation('account');
  const { data, error, refetch } = useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => postJson<InvitationAnswer>('/auth/invitation/read', { token }, { signal }),
    retry: false,
    // Never asked again, not even when all else is: once used, the link is gone.
    staleTime: 'static',
  });
  if (error instanceof ApiError && (error.code === 'not-found' || error.code === 'bad-request'))
    return (
      <Notice tone="bad" title={t('linkGoneTitle')} actions={<Button onClick={onLeave}>{t('signIn')}</Button>}>
        {t('linkGone')}
      </Notice>
    );
  if (error) return <Failure error={error} retry={() => void refetch()} />;
  if (!data) return <CardSkeleton />;
  return <Accept token={token} person={data} onDone={onDone} />;
}

function Accept({ token, person, onDone }: { token: string; person: InvitationAnswer; onDone(email: string): void }) {
  const { t } = useTranslation('account');
  const first = person.email === null;
  const [name, setName] = useState('');
  const [email, setEmail] = useState(person.email ?? '');
  const [password, setPassword] = useState('');
  const { send, pending, refusal } = useSend();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const own = first ? { name: name.trim(), email: email.trim() } : {};
    if (await send('invitation', { token, password, ...own })) onDone(email.trim());
  };
  return (
    <section className={styles.card} aria-labelledby="invitation">
      <h2 id="invitation">{first ? t('firstAdministrator') : t('welcome', { name: person.name })}</h2>
      <p className={forms.note}>{t(first ? 'firstAdministratorHint' : 'welcomeHint')}</p>
      <form className={styles.stack} onSubmit={submit}>
        {first && (
          <TextField label={t('name')} autoComplete="name" value={name} onText={setName} problem={refusal.field('name')} maxLength={120} />
        )}
        <TextField
          label={t('email')}
          type="email"
          autoComplete="username"
          value={email}
          readOnly={!first}
          onText={setEmail}
          problem={refusal.field('email')}
          maxLength={254}
        />
        <NewPassword value={password} onText={setPassword} problem={refusal.field('password')} />
        <SubmitRow label={t('setPassword')} pending={pending} refusal={refusal} />
      </form>
    </section>
  );
}
