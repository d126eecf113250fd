import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.tsx';
import forms from '../../kit/form.module.css';
import { Notice } from '../../kit/notice.tsx';
import styles from './account.module.css';
import { EmailField } from './own-fields.tsx';
import { SubmitRow } from './submit-row.tsx';
import { TextField } from './text-field.tsx';
import { useLetterLang } from './use-letter-lang.ts';
import { useSend } from './use-send.ts';

/** A resident's account, confirmed by a letter; staff come by invitation. The page says the same whether or not the address has an account. */
export function SignUpForm({ onBack }: { onBack(): void }) {
  const { t } = useTranslation('account');
  const lang = useLetterLang();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [sent, setSent] = useState(0);
  const { send, pending, refusal } = useSend();
  const heading = useRef<HTMLHeadingElement>(null);
  // The field in which Enter was pressed is gone: the focus goes to the head of what is there now.
  useEffect(() => {
    if (sent > 0) heading.current?.focus();
  }, [sent]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await send('sign-up', { name: name.trim(), email: email.trim(), lang })) setSent(sent + 1);
  };
  return (
    <section className={styles.card} aria-labelledby="sign-up">
      <h2 id="sign-up" ref={heading} tabIndex={-1}>
        {t('signUp')}
      </h2>
      {sent === 0 && <p className={forms.note}>{t('signUpHint')}</p>}
      {sent > 0 && (
        <Notice key={sent} title={t('letterSentTitle')}>
          {t(sent === 1 ? 'letterSent' : 'letterSentAgain', { email: email.trim() })}
        </Notice>
      )}
      <form className={styles.stack} onSubmit={submit}>
        {sent === 0 && (
          <>
            <TextField
              label={t('name')}
              autoComplete="name"
              value={name}
              onText={setName}
              problem={refusal.field('name')}
              maxLength={120}
            />
            <EmailField value={email} onText={setEmail} refusal={refusal} />
          </>
        )}
        <SubmitRow label={t(sent === 0 ? 'sendLetter' : 'sendLetterAgain')} pending={pending} refusal={refusal}>
          {sent > 0 && (
            <Button look="plain" onClick={() => setSent(0)}>
              {t('otherAddress')}
            </Button>
          )}
          <Button look="plain" onClick={onBack}>
            {t('back')}
          </Button>
        </SubmitRow>
      </form>
    </section>
  );
}
