import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import forms from '../../kit/form.module.css';
import styles from './account.module.css';
import { EmailField } from './own-fields.tsx';
import { OwnerField, typedPassword } from './owner-field.tsx';
import { SubmitRow } from './submit-row.tsx';
import { useLetterLang } from './use-letter-lang.ts';
import { useSend } from './use-send.ts';

/** Another address for one's account: the password, and a link that goes there. What is said does not depend on whether somebody has it. */
export function ChangeAddress() {
  const { t } = useTranslation('account');
  const lang = useLetterLang();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [said, setSaid] = useState('');
  const { send, pending, refusal } = useSend(t('signInFirst'));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSaid('');
    if (!(await send('address', { email: email.trim(), lang, password: typedPassword(password) }))) return;
    setPassword('');
    setSaid(t('addressLetterSent', { email: email.trim() }));
  };
  return (
    <form className={styles.stack} onSubmit={submit}>
      <p className={forms.note}>{t('changeAddressHint')}</p>
      <EmailField label={t('newAddress')} value={email} onText={setEmail} refusal={refusal} autoComplete="email" />
      <OwnerField value={password} onText={setPassword} refusal={refusal} />
      <SubmitRow label={t('sendLetter')} pending={pending} refusal={refusal} />
      <p role="status">{said}</p>
    </form>
  );
}
