import { IconId } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../kit/button.tsx';
import forms from '../../kit/form.module.css';
import { Notice } from '../../kit/notice.tsx';
import styles from './account.module.css';
import { OwnerField, typedPassword } from './owner-field.tsx';
import { PasswordForm } from './password-form.tsx';
import { SubmitRow } from './submit-row.tsx';
import { useSend } from './use-send.ts';
import { useWaysIn } from './use-ways-in.ts';

const useProvider = () => useWaysIn()?.oidc;

/** Leaves for the other sign-in service; it sends back to this page, or to where this page would have led. */
function useLeave() {
  const { send, pending, refusal } = useSend(useTranslation('account').t('signInFirst'));
  const leave = async (more: { link?: true; password?: string | undefined } = {}) => {
    const back = new URLSearchParams(location.search).get('back') ?? location.pathname;
    const answer = await send<{ url: string }>('oidc', { back, ...more });
    if (answer) location.assign(answer.url);
  };
  return { leave, pending, refusal };
}

/** Signing in at another service, where one is set up. */
export function OtherService() {
  const { t } = useTranslation('account');
  const provider = useProvider();
  const { leave, pending, refusal } = useLeave();
  if (!provider) return null;
  return (
    <div className={styles.stack}>
      <div>
        <Button icon={<IconId aria-hidden="true" />} disabled={pending} onClick={() => void leave()}>
          {t('otherSignIn', { name: provider.name })}
        </Button>
      </div>
      {refusal.whole && (
        <p role="alert" className={styles.problem}>
          {refusal.whole}
        </p>
      )}
    </div>
  );
}

/** Links one's own account to the other service, or takes the link off. */
export function LinkOtherService() {
  const { t } = useTranslation('account');
  const ways = useWaysIn();
  const provider = ways?.oidc;
  const queries = useQueryClient();
  const [said, setSaid] = useState('');
  const [password, setPassword] = useState('');
  const { leave, pending, refusal } = useLeave();
  if (!provider) return null;
  const { name } = provider;
  const unlinked = () => {
    setSaid(t('otherUnlinked', { name }));
    void queries.invalidateQueries({ queryKey: ['providers'] });
    void queries.invalidateQueries({ queryKey: ['me'] });
  };
  if (provider.linked)
    return (
      <>
        <p>{t('otherLinked', { name })}</p>
        {ways.otherWay ? (
          <details>
            <summary>{t('otherUnlink', { name })}</summary>
            <PasswordForm path="oidc/remove" label={t('otherUnlinkNow')} hint={t('otherUnlinkHint', { name })} onAnswer={unlinked} />
          </details>
        ) : (
          <p className={forms.note}>{t('otherOnlyWay', { name })}</p>
        )}
      </>
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void leave({ link: true, password: typedPassword(password) });
  };
  return (
    <>
      <p role="status">{said}</p>
      <details>
        <summary>{t('otherLink', { name })}</summary>
        <form className={styles.stack} onSubmit={submit}>
          <p className={forms.note}>{t('otherLinkHint', { name })}</p>
          <OwnerField value={password} onText={setPassword} refusal={refusal} />
          <SubmitRow label={t('otherLink', { name })} pending={pending} refusal={refusal} />
        </form>
      </details>
    </>
  );
}

const PROBLEMS = ['oidc-down', 'oidc-unverified', 'oidc-taken', 'oidc-refused'] as const;

/** What went wrong at the other service, told once. */
export function OtherServiceProblem() {
  const { t } = useTranslation('account');
  const provider = useProvider();
  const [problem] = useState(() => {
    const url = new URL(location.href);
    const told = PROBLEMS.find((word) => word === url.searchParams.get('problem'));
    url.searchParams.delete('problem');
    if (told) history.replaceState(history.state, '', url.pathname + url.search);
    return told;
  });
  if (!problem || !provider) return null;
  return <Notice tone="bad">{t(`problem.${problem}`, { name: provider.name })}</Notice>;
}
