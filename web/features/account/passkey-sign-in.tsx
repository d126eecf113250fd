import { browserSupportsWebAuthn, browserSupportsWebAuthnAutofill, WebAuthnAbortService } from '@simplewebauthn/browser';
import { IconFingerprint } from '@tabler/icons-react';
import { useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.tsx';
import styles from './account.module.css';
import { usePasskey as signInByPasskey } from './passkey-steps.ts';
import { useSend } from './use-send.ts';

/** A button that signs in with a passkey. @param autofill offers them below the e-mail field too, where the browser can */
export function PasskeySignIn({ onDone, autofill = false }: { onDone(): void; autofill?: boolean }) {
  const { t } = useTranslation('account');
  const { during, pending, refusal } = useSend();
  const done = useEffectEvent(onDone);
  useEffect(() => {
    if (!autofill) return;
    let gone = false;
    const wait = async () => {
      if (!(await browserSupportsWebAuthnAutofill()) || gone) return;
      await signInByPasskey(true);
      if (!gone) done();
    };
    // Whoever picks none goes on with the form, and the button tells what is wrong.
    wait().catch(() => undefined);
    return () => {
      gone = true;
      WebAuthnAbortService.cancelCeremony();
    };
  }, [autofill]);
  if (!browserSupportsWebAuthn()) return null;
  const problem = refusal.whole ?? refusal.field('credential');
  return (
    <div className={styles.stack}>
      <div>
        <Button
          icon={<IconFingerprint aria-hidden="true" />}
          disabled={pending}
          onClick={async () => {
            if (await during(() => signInByPasskey())) onDone();
          }}
        >
          {t('passkeySignIn')}
        </Button>
      </div>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}
