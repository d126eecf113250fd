import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SecondFactorSetUp } from '../../../api/features/account/contract.ts';
import forms from '../../kit/form.module.css';
import styles from './account.module.css';
import { PasswordForm } from './password-form.tsx';
import { QrPicture } from './qr-picture.tsx';
import { RecoveryCodesList } from './recovery-codes.tsx';
import { SubmitRow } from './submit-row.tsx';
import { TextField } from './text-field.tsx';
import { useSend } from './use-send.ts';

/** Sets a second factor up: password, picture and codes, first code. */
export function SecondFactorSteps({ onDone }: { onDone(): void }) {
  const { t } = useTranslation('account');
  const [made, setMade] = useState<SecondFactorSetUp | null>(null);
  if (made) return <FirstCode made={made} onDone={onDone} />;
  return (
    <PasswordForm<SecondFactorSetUp>
      path="second-factor"
      label={t('factorBegin')}
      hint={t('factorBeginHint')}
      onAnswer={(answer) => setMade(answer)}
    />
  );
}

function FirstCode({ made, onDone }: { made: SecondFactorSetUp; onDone(): void }) {
  const { t } = useTranslation('account');
  const [code, setCode] = useState('');
  const { send, pending, refusal } = useSend();
  const secret = new URL(made.uri).searchParams.get('secret') ?? '';
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await send('code', { code })) onDone();
  };
  return (
    <form className={styles.stack} onSubmit={submit}>
      <ol className={styles.steps}>
        <li>
          <div className={styles.stack}>
            <p>{t('factorScan')}</p>
            <QrPicture text={made.uri} label={t('factorPicture')} />
            <p className={forms.note}>{t('factorType')}</p>
            <code className={styles.secret}>{secret.match(/.{1,4}/g)?.join(' ')}</code>
          </div>
        </li>
        <li>
          <RecoveryCodesList codes={made.recoveryCodes} />
        </li>
        <li>
          <TextField
            label={t('appCode')}
            hint={t('appCodeHint')}
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onText={setCode}
            problem={refusal.field('code')}
            minLength={6}
            maxLength={12}
          />
        </li>
      </ol>
      <SubmitRow label={t('factorFinish')} pending={pending} refusal={refusal} />
    </form>
  );
}
