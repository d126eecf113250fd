import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.tsx';
import styles from './account.module.css';
import { SubmitRow } from './submit-row.tsx';
import { TextField } from './text-field.tsx';
import { useSend } from './use-send.ts';

/** The second step of signing in: six digits of the app, or a recovery code. */
export function CodeForm({ onDone, onBack }: { onDone(): void; onBack(): void }) {
  const { t } = useTranslation('account');
  const [code, setCode] = useState('');
  const [recovery, setRecovery] = useState(false);
  const { send, pending, refusal, clear } = useSend(t('wrong.challenge'));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await send('code', { code, recovery })) onDone();
  };
  return (
    <section className={styles.card} aria-labelledby="code">
      <h2 id="code">{t('secondStep')}</h2>
      <form className={styles.stack} onSubmit={submit}>
        <TextField
          key={String(recovery)}
          autoFocus
          label={t(recovery ? 'recoveryCode' : 'appCode')}
          hint={t(recovery ? 'recoveryCodeHint' : 'appCodeHint')}
          inputMode={recovery ? 'text' : 'numeric'}
          autoComplete="one-time-code"
          value={code}
          onText={setCode}
          problem={refusal.field('code')}
          minLength={6}
          maxLength={32}
        />
        <SubmitRow label={t('continue')} pending={pending} refusal={refusal}>
          <Button
            look="plain"
            onClick={() => {
              clear();
              setCode('');
              setRecovery(!recovery);
            }}
          >
            {t(recovery ? 'useApp' : 'useRecovery')}
          </Button>
          <Button look="plain" onClick={onBack}>
            {t('back')}
          </Button>
        </SubmitRow>
      </form>
    </section>
  );
}
