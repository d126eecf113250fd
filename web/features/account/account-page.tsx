import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../kit/failure.tsx';
import { Notice } from '../../kit/notice.tsx';
import { PageFrame } from '../../kit/page-frame.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { useMe } from '../../lib/me.ts';
import { usePortal } from '../../lib/portal.ts';
import { backPath } from './back-path.ts';
import { ConfirmForm } from './confirm-form.tsx';
import { InvitationForm } from './invitation-form.tsx';
import { OtherServiceProblem } from './other-service.tsx';
import { OwnAccount } from './own-account.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { SignUpForm } from './sign-up-form.tsx';

type Step =
  | { at: 'own' }
  | { at: 'sign-up' }
  | { at: 'invitation' | 'confirm'; token: string }
  | { at: 'accepted' | 'made' | 'moved'; email: string };

const firstStep = (): Step => {
  const [, at, token] = /^#(invitation|confirm)=([\w-]+)$/.exec(location.hash) ?? [];
  return token !== undefined && (at === 'invitation' || at === 'confirm') ? { at, token } : { at: 'own' };
};

/** Signing in, and one's own account. */
export default function AccountPage() {
  const { t } = useTranslation('account');
  const queries = useQueryClient();
  const { cityId, lang } = usePortal();
  const { me, error, retry } = useMe();
  const [step, setStep] = useState(firstStep);
  const go = (next: Step) => {
    // The token is used up, or of no more use.
    if (location.hash) history.replaceState(history.state, '', location.pathname + location.search);
    setStep(next);
  };
  const ask = () => void queries.invalidateQueries();
  const onSignedIn = () => {
    const back = backPath(location.search, location.origin);
    if (back !== null) return location.assign(back);
    go({ at: 'own' });
    ask();
  };
  const body = () => {
    if (step.at === 'invitation')
      return (
        <InvitationForm
          token={step.token}
          onDone={(email) => {
            go({ at: 'accepted', email });
            ask();
          }}
          onLeave={() => go({ at: 'own' })}
        />
      );
    if (step.at === 'confirm')
      return (
        <ConfirmForm
          token={step.token}
          onDone={(kind, email) => {
            go({ at: kind === 'sign-up' ? 'made' : 'moved', email });
            ask();
          }}
          onLeave={() => go({ at: 'own' })}
        />
      );
    if (error) return <Failure error={error} retry={retry} />;
    if (me === undefined) return <CardSkeleton />;
    if (me)
      return (
        <>
          {step.at === 'moved' && <Notice>{t('moved', { email: step.email })}</Notice>}
          <OwnAccount me={me} onChange={ask} />
        </>
      );
    if (step.at === 'sign-up') return <SignUpForm onBack={() => go({ at: 'own' })} />;
    const before = 'email' in step ? { said: t(step.at, { email: step.email }), known: step.email } : {};
    return <SignInForm key={step.at} {...before} onDone={onSignedIn} onSignUp={() => go({ at: 'sign-up' })} />;
  };
  return (
    <PageFrame title={t('title')} mapHref={`/${cityId}?lang=${lang}`}>
      <OtherServiceProblem />
      {body()}
    </PageFrame>
  );
}
