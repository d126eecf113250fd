import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import styles from './account.module.css';
import { CodeForm } from './code-form.tsx';
import { ForgottenPassword } from './forgotten-password.tsx';
import { OtherService } from './other-service.tsx';
import { EmailField, PasswordField } from './own-fields.tsx';
import { PasskeySignIn } from './passkey-sign-in.tsx';
import { SubmitRow } from './submit-row.tsx';
import { useSend } from './use-send.ts';

/** E-mail and password, then the code where the account has a second factor. */
export function SignInForm({ said, known = '', onDone, onSignUp }: { said?: string; known?: string; onDone(): void; onSignUp(): void }) {
  const { t } = useTranslation('account');
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const [asksCode, setAsksCode] = useState(false);
  const { send, pending, refusal } = useSend(t('wrong.signIn'));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await send<{ secondFactor: boolean }>('sign-in', { email: email.trim(), password });
    if (answer?.secondFactor) setAsksCode(true);
    else if (answer) onDone();
  };
  if (asksCode) return <CodeForm onDone={onDone} onBack={() => setAsksCode(false)} />;
  return (
    <section className={styles.card} aria-labelledby="sign-in">
      <h2 id="sign-in">{t('signIn')}</h2>
      {said && <Notice>{said}</Notice>}
      <form className={styles.stack} onSubmit={submit}>
        <EmailField value={email} onText={setEmail} refusal={refusal} autoComplete="username webauthn" />
        <PasswordField value={password} onText={setPassword} refusal={refusal} />
        <SubmitRow label={t('signIn')} pending={pending} refusal={refusal}>
          <Button look="plain" onClick={onSignUp}>
            {t('signUpInstead')}
          </Button>
        </SubmitRow>
      </form>
      <ForgottenPassword email={email} />
      <PasskeySignIn onDone={onDone} autofill />
      <OtherService />
    </section>
  );
}
