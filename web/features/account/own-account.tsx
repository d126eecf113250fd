import { IconUserCircle } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../api/auth/contract.ts';
import { ADMIN_PERMISSIONS, agenciesWith, can, holdsIn } from '../../../data/model/rights.ts';
import { Button, ButtonLink } from '../../kit/button.tsx';
import forms from '../../kit/form.module.css';
import { Notice } from '../../kit/notice.tsx';
import { usePortal } from '../../lib/portal.ts';
import styles from './account.module.css';
import { ChangeAddress } from './change-address.tsx';
import { ChangePassword } from './change-password.tsx';
import { LinkOtherService } from './other-service.tsx';
import { OwnData } from './own-data.tsx';
import { OwnReports } from './own-reports.tsx';
import { OwnSessions } from './own-sessions.tsx';
import { PasskeySignIn } from './passkey-sign-in.tsx';
import { AddPasskey, Passkeys } from './passkeys.tsx';
import { PasswordForm } from './password-form.tsx';
import { RecoveryCodesList } from './recovery-codes.tsx';
import { RolesList } from './roles-list.tsx';
import { SecondFactorSteps } from './second-factor.tsx';
import { useSend } from './use-send.ts';

/** The account of who is signed in. @param onChange asks the server anew who that is */
export function OwnAccount({ me, onChange }: { me: Me; onChange(): void }) {
  const { t } = useTranslation('account');
  return (
    <>
      {me.demo && <Notice title={t('demoTitle')}>{t('demo')}</Notice>}
      <Who me={me} />
      {me.secondFactorMissing && <FactorMissing me={me} onChange={onChange} />}
      {!me.secondFactorMissing && (
        <section className={styles.card} aria-labelledby="roles">
          <h2 id="roles">{t('roles')}</h2>
          <RolesList grants={me.grants} />
        </section>
      )}
      <OwnReports />
      {!me.secondFactorMissing && <Passkeys onChange={onChange} />}
      <Security me={me} onChange={onChange} />
      <OwnSessions />
      <OwnData me={me} />
    </>
  );
}

function Who({ me }: { me: Me }) {
  const { t } = useTranslation('account');
  const { cityId } = usePortal();
  const queries = useQueryClient();
  const { send, pending, refusal } = useSend();
  const leave = async (path: string) => {
    if (!(await send(path))) return;
    // Nothing that was read with their rights stays.
    queries.clear();
    location.assign(`/${cityId}/account`);
  };
  const operates = can(me.grants, 'assign:case', { city: cityId });
  const agencies = agenciesWith(me.grants, 'move:case', cityId);
  const administers = ADMIN_PERMISSIONS.some((permission) => holdsIn(me.grants, permission, cityId));
  // Of who has schools of their own; one of them is opened at once.
  const schools = me.grants.flatMap(({ city, scope }) => (city === null || city === cityId ? (scope.schools ?? []) : []));
  const desk = !operates && (agencies === 'all' || agencies.length > 0);
  return (
    <section className={styles.card} aria-labelledby="who">
      <div className={styles.who}>
        <IconUserCircle size={40} stroke={1.25} aria-hidden="true" style={{ width: 40, height: 40 }} />
        <div>
          <h2 id="who">{me.name}</h2>
          <p className={forms.note}>{me.email}</p>
        </div>
      </div>
      {refusal.whole && (
        <p role="alert" className={styles.problem}>
          {refusal.whole}
        </p>
      )}
      <div className={forms.acts}>
        {(operates || desk) && (
          <ButtonLink look="primary" href={`/${cityId}/${operates ? 'ioc' : 'desk'}`}>
            {t(operates ? 'toConsole' : 'toDesk')}
          </ButtonLink>
        )}
        {schools.length > 0 && (
          <ButtonLink look="primary" href={`/${cityId}/admin?section=schools${schools.length === 1 ? `&item=${schools[0]}` : ''}`}>
            {t('toSchool')}
          </ButtonLink>
        )}
        {holdsIn(me.grants, 'edit:tour', cityId) && <ButtonLink href={`/${cityId}/studio`}>{t('toStudio')}</ButtonLink>}
        {administers && (
          <ButtonLink look={operates || desk || schools.length > 0 ? 'quiet' : 'primary'} href={`/${cityId}/admin`}>
            {t('toAdmin')}
          </ButtonLink>
        )}
        <Button disabled={pending} onClick={() => void leave('sign-out')}>
          {t('signOut')}
        </Button>
        <Button look="plain" disabled={pending} onClick={() => void leave('sign-out-everywhere')}>
          {t('signOutEverywhere')}
        </Button>
      </div>
    </section>
  );
}

/** Rights wait for the second factor: set it up, or sign in again with its code. */
function FactorMissing({ me, onChange }: { me: Me; onChange(): void }) {
  const { t } = useTranslation('account');
  if (me.secondFactor || me.passkey)
    return (
      <Notice title={t('factorMissingTitle')} actions={me.passkey && <PasskeySignIn onDone={onChange} />}>
        {t('factorAgain')}
      </Notice>
    );
  return (
    <section className={styles.card} aria-labelledby="factor-missing">
      <h2 id="factor-missing">{t('factorMissingTitle')}</h2>
      <p>{t('factorMissing')}</p>
      <h3>{t('factorChoice')}</h3>
      <p className={forms.note}>{t('factorChoiceHint')}</p>
      <details>
        <summary>{t('passkeyAdd')}</summary>
        <AddPasskey onDone={onChange} />
      </details>
      <h3>{t('factorChoiceApp')}</h3>
      <SecondFactorSteps onDone={onChange} />
    </section>
  );
}

function Security({ me, onChange }: { me: Me; onChange(): void }) {
  const { t } = useTranslation('account');
  const [codes, setCodes] = useState<string[] | null>(null);
  return (
    <section className={styles.card} aria-labelledby="security">
      <h2 id="security">{t('security')}</h2>
      <details>
        <summary>{t('changePassword')}</summary>
        <ChangePassword />
      </details>
      {!me.demo && (
        <details>
          <summary>{t('changeAddress')}</summary>
          <ChangeAddress />
        </details>
      )}
      <LinkOtherService />
      {!me.secondFactor && !me.secondFactorMissing && (
        <details>
          <summary>{t('factorSetUp')}</summary>
          <SecondFactorSteps onDone={onChange} />
        </details>
      )}
      {me.secondFactor && (
        <>
          <p>{t('factorOn')}</p>
          <details>
            <summary>{t('recoveryNew')}</summary>
            {codes ? (
              <RecoveryCodesList codes={codes} />
            ) : (
              <PasswordForm<{ recoveryCodes: string[] }>
                path="recovery-codes"
                label={t('recoveryNew')}
                hint={t('recoveryNewHint')}
                onAnswer={({ recoveryCodes }) => setCodes(recoveryCodes)}
              />
            )}
          </details>
          <details>
            <summary>{t('factorRemove')}</summary>
            <PasswordForm path="second-factor/remove" label={t('factorRemove')} hint={t('factorRemoveHint')} onAnswer={onChange} />
          </details>
        </>
      )}
    </section>
  );
}
