import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Passkey } from '../../../api/features/account/contract.ts';
import { Button } from '../../kit/button.tsx';
import { Failure } from '../../kit/failure.tsx';
import forms from '../../kit/form.module.css';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { getJson } from '../../lib/api.ts';
import { formatInstant } from '../../lib/format.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './account.module.css';
import { OwnerField, typedPassword } from './owner-field.tsx';
import { addPasskey } from './passkey-steps.ts';
import { SubmitRow } from './submit-row.tsx';
import { TextField } from './text-field.tsx';
import { useSend } from './use-send.ts';

const KEY = ['passkeys'];

/** One's passkeys: added, named, taken away. @param onChange asks the server anew who is signed in */
export function Passkeys({ onChange }: { onChange(): void }) {
  const { t } = useTranslation('account');
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => getJson<{ passkeys: Passkey[] }>('/auth/passkeys', { signal }),
  });
  const [said, setSaid] = useState('');
  const changed = (words: string) => {
    setSaid(words);
    void queries.invalidateQueries({ queryKey: KEY });
    onChange();
  };
  return (
    <section className={styles.card} aria-labelledby="passkeys">
      <h2 id="passkeys">{t('passkeys')}</h2>
      <p className={forms.note}>{t('passkeysHint')}</p>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!data && !error && <CardSkeleton />}
      {data && data.passkeys.length > 0 && (
        <ul className={styles.roles} aria-labelledby="passkeys">
          {data.passkeys.map((passkey) => (
            <Row key={passkey.id} passkey={passkey} onDone={changed} />
          ))}
        </ul>
      )}
      {browserSupportsWebAuthn() ? (
        <details>
          <summary>{t('passkeyAdd')}</summary>
          <AddPasskey onDone={() => changed(t('passkeyAdded'))} />
        </details>
      ) : (
        <p className={forms.note}>{t('passkeyNoBrowser')}</p>
      )}
      <p role="status">{said}</p>
    </section>
  );
}

/** The name of a new passkey and the password. */
export function AddPasskey({ onDone }: { onDone(): void }) {
  const { t } = useTranslation('account');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const { during, pending, refusal } = useSend();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await during(() => addPasskey(name.trim(), typedPassword(password))))) return;
    setName('');
    setPassword('');
    onDone();
  };
  const problem = refusal.field('credential');
  return (
    <form className={styles.stack} onSubmit={submit}>
      <TextField
        label={t('passkeyName')}
        hint={t('passkeyNameHint')}
        value={name}
        onText={setName}
        problem={refusal.field('name')}
        maxLength={60}
      />
      <OwnerField value={password} onText={setPassword} refusal={refusal} />
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <SubmitRow label={t('passkeyAdd')} pending={pending} refusal={refusal} />
    </form>
  );
}

function Row({ passkey, onDone }: { passkey: Passkey; onDone(words: string): void }) {
  const { t } = useTranslation('account');
  const { lang, city } = usePortal();
  const [step, setStep] = useState<'shown' | 'named' | 'removed'>('shown');
  const [name, setName] = useState(passkey.name);
  const { send, pending, refusal } = useSend();
  const path = `passkeys/${encodeURIComponent(passkey.id)}`;
  const rename = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await send(path, { name: name.trim() }, 'PUT'))) return;
    setStep('shown');
    onDone(t('passkeyNamed'));
  };
  return (
    <li className={styles.stack}>
      <div>
        <strong>{passkey.name}</strong>
        <span>
          {t('passkeySince', { when: formatInstant(passkey.createdAt, lang, city.scene.timeZone) })}
          {passkey.synced && ` · ${t('passkeySynced')}`}
        </span>
      </div>
      {step === 'named' && (
        <form className={styles.stack} onSubmit={rename}>
          <TextField autoFocus label={t('passkeyName')} value={name} onText={setName} problem={refusal.field('name')} maxLength={60} />
          <SubmitRow label={t('save')} pending={pending} refusal={refusal}>
            <Button look="plain" onClick={() => setStep('shown')}>
              {t('back')}
            </Button>
          </SubmitRow>
        </form>
      )}
      {step === 'removed' && (
        <div className={styles.stack}>
          <p>{t('passkeyRemoveSure', { name: passkey.name })}</p>
          {refusal.whole && (
            <p role="alert" className={styles.problem}>
              {refusal.whole}
            </p>
          )}
          <div className={forms.acts}>
            <Button
              autoFocus
              disabled={pending}
              onClick={async () => {
                if (await send(path, {}, 'DELETE')) onDone(t('passkeyRemoved'));
              }}
            >
              {t('passkeyRemove')}
            </Button>
            <Button look="plain" onClick={() => setStep('shown')}>
              {t('back')}
            </Button>
          </div>
        </div>
      )}
      {step === 'shown' && (
        <div className={forms.acts}>
          <Button look="plain" onClick={() => setStep('named')} aria-label={`${t('passkeyRename')}: ${passkey.name}`}>
            {t('passkeyRename')}
          </Button>
          <Button look="plain" onClick={() => setStep('removed')} aria-label={`${t('passkeyRemove')}: ${passkey.name}`}>
            {t('passkeyRemove')}
          </Button>
        </div>
      )}
    </li>
  );
}
