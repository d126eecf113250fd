import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import forms from '../../kit/form.module.css';
import styles from './account.module.css';
import { SubmitRow } from './submit-row.tsx';
import { useLetterLang } from './use-letter-lang.ts';
import { useSend } from './use-send.ts';

/** Asks for a link to set a new password, at the address typed for signing in. It tells nothing about whether there is an account. */
export function ForgottenPassword({ email }: { email: string }) {
  const { t } = useTranslation('account');
  const lang = useLetterLang();
  const [sent, setSent] = useState(false);
  const { send, pending, refusal } = useSend();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setSent((await send('forgotten', { email: email.trim(), lang })) !== undefined);
  };
  return (
    <details>
      <summary>{t('forgotten')}</summary>
      <form className={styles.stack} onSubmit={submit}>
        <p className={forms.note}>{t('forgottenHint')}</p>
        {refusal.field('email') && (
          <p role="alert" className={styles.problem}>
            {t('forgottenEmail')}
          </p>
        )}
        <SubmitRow label={t('forgottenSend')} pending={pending} refusal={refusal} />
        <p role="status">{sent && t('forgottenSent')}</p>
      </form>
    </details>
  );
}
