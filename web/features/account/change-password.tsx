import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './account.module.css';
import { NewPassword } from './new-password.tsx';
import { PasswordField } from './own-fields.tsx';
import { SubmitRow } from './submit-row.tsx';
import { useSend } from './use-send.ts';

/** The old password and a new one; ends the other sessions. */
export function ChangePassword() {
  const { t } = useTranslation('account');
  const [password, setPassword] = useState('');
  const [newPassword, setNewPassword] = useState('');
  const [said, setSaid] = useState('');
  const { send, pending, refusal } = useSend();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSaid('');
    if (!(await send('password', { password, newPassword }))) return;
    setPassword('');
    setNewPassword('');
    setSaid(t('passwordChanged'));
  };
  return (
    <form className={styles.stack} onSubmit={submit}>
      <PasswordField label={t('oldPassword')} value={password} onText={setPassword} refusal={refusal} />
      <NewPassword value={newPassword} onText={setNewPassword} problem={refusal.field('newPassword')} />
      <SubmitRow label={t('changePassword')} pending={pending} refusal={refusal} />
      <p role="status">{said}</p>
    </form>
  );
}
