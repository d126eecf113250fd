import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../api/auth/contract.ts';
import type { Permission } from '../../../data/model/rights.ts';
import { usePortal } from '../../lib/portal.ts';
import { useStaff } from '../../lib/staff.ts';
import { ButtonLink } from '../button.tsx';
import { Failure } from '../failure.tsx';
import { Notice } from '../notice.tsx';
import { CardSkeleton } from '../skeleton.tsx';
import styles from './staff-frame.module.css';
import { StaffFrame } from './staff-frame.tsx';

interface StaffGateProps {
  /** One of several is enough. */
  permission: Permission | readonly Permission[];
  title: string;
  children(me: Me, agencies: 'all' | string[]): ReactNode;
}

/** Lets in who may; says to all others why not and what to do. */
export function StaffGate({ permission, title, children }: StaffGateProps) {
  const { t } = useTranslation('kit');
  const { cityId } = usePortal();
  const staff = useStaff(permission, cityId);
  if (staff.state === 'in') return children(staff.me, staff.agencies);
  const back = encodeURIComponent(location.pathname + location.search);
  const account = `/${cityId}/account?back=${back}`;
  return (
    <StaffFrame title={title}>
      <main className={styles.gate}>
        {staff.state === 'loading' && (
          <div role="status">
            <span className="sr-only">{t('case.gate.loading')}</span>
            <CardSkeleton />
          </div>
        )}
        {staff.state === 'failed' && <Failure error={staff.error} retry={staff.retry} />}
        {staff.state === 'signed-out' && (
          <Notice
            title={t('case.gate.signedOutTitle')}
            actions={
              <ButtonLink look="primary" href={account}>
                {t('case.gate.signIn')}
              </ButtonLink>
            }
          >
            {t('case.gate.signedOut')}
          </Notice>
        )}
        {staff.state === 'second-factor' && (
          <Notice
            title={t('case.gate.factorTitle')}
            actions={
              <ButtonLink look="primary" href={account}>
                {t('case.gate.factorSet')}
              </ButtonLink>
            }
          >
            {t('case.gate.factor')}
          </Notice>
        )}
        {staff.state === 'forbidden' && (
          <Notice
            tone="bad"
            title={t('case.gate.forbiddenTitle')}
            actions={<ButtonLink href={account}>{t('case.gate.account')}</ButtonLink>}
          >
            {t('case.gate.forbidden', { name: staff.me.name })}
          </Notice>
        )}
      </main>
    </StaffFrame>
  );
}
