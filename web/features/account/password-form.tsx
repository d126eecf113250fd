import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import forms from '../../kit/form.module.css';
import styles from './account.module.css';
import { OwnerField, typedPassword } from './owner-field.tsx';
import { SubmitRow } from './submit-row.tsx';
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
  const { send, pending, refusal } = useSend(t('signInFirst'));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await send<T>(path, { password: typedPassword(password) });
    if (answer === undefined) return;
    setPassword('');
    onAnswer(answer);
  };
  return (
    <form className={styles.stack} onSubmit={submit}>
      {hint && <p className={forms.note}>{hint}</p>}
      <OwnerField value={password} onText={setPassword} refusal={refusal} />
      <SubmitRow label={label} pending={pending} refusal={refusal} />
    </form>
  );
}
