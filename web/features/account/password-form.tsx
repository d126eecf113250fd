import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './account.module.css';
import { SubmitRow } from './submit-row.tsx';
import { TextField } from './text-field.tsx';
import { useSend } from './use-send.ts';

interface PasswordFormProps<T> {
  /** Below `/api/auth/`. */
  path: string;
  label: string;
  hint?: string;
  onAnswer(answer: T): void;
}

/** Asks for the password before something that matters. */
export function PasswordForm<T>({ path, label, hint, onAnswer }: PasswordFormProps<T>) {
  const { t } = useTranslation('account');
  const [password, setPassword] = useState('');
  const { send, pending, refusal } = useSend();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await send<T>(path, { password });
    if (answer === undefined) return;
    setPassword('');
    onAnswer(answer);
  };
  return (
    <form className={styles.stack} onSubmit={submit}>
      {hint && <p className={styles.hint}>{hint}</p>}
      <TextField
        label={t('password')}
        type="password"
        autoComplete="current-password"
        value={password}
        onText={setPassword}
        problem={refusal.field('password')}
        maxLength={128}
      />
      <SubmitRow label={label} pending={pending} refusal={refusal} />
    </form>
  );
}
