import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.tsx';
import styles from './account.module.css';
import { NewPassword } from './new-password.tsx';
import { EmailField } from './own-fields.tsx';
import { SubmitRow } from './submit-row.tsx';
import { TextField } from './text-field.tsx';
import { useSend } from './use-send.ts';

/** A resident's account; staff come by invitation. */
export function SignUpForm({ onDone, onBack }: { onDone(email: string): void; onBack(): void }) {
  const { t } = useTranslation('account');
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { send, pending, refusal } = useSend();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await send('sign-up', { name: name.trim(), email: email.trim(), password })) onDone(email.trim());
  };
  return (
    <section className={styles.card} aria-labelledby="sign-up">
      <h2 id="sign-up">{t('signUp')}</h2>
      <p className={styles.hint}>{t('signUpHint')}</p>
      <form className={styles.stack} onSubmit={submit}>
        <TextField label={t('name')} autoComplete="name" value={name} onText={setName} problem={refusal.field('name')} maxLength={120} />
        <EmailField value={email} onText={setEmail} refusal={refusal} />
        <NewPassword value={password} onText={setPassword} problem={refusal.field('password')} />
        <SubmitRow label={t('signUp')} pending={pending} refusal={refusal}>
          <Button look="plain" onClick={onBack}>
            {t('back')}
          </Button>
        </SubmitRow>
      </form>
    </section>
  );
}
