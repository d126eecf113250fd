import { useMediaQuery } from '@mantine/hooks';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../api/auth/contract.ts';
import { ButtonLink } from '../../kit/button.tsx';
import { StaffFrame } from '../../kit/cases/staff-frame.tsx';
import { StaffGate } from '../../kit/cases/staff-gate.tsx';
import { Notice } from '../../kit/notice.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { usePortal } from '../../lib/portal.ts';
import styles from './admin.module.css';
import { AdminMenu, AdminSelect } from './admin-menu.tsx';
import { AdminOverview } from './admin-overview.tsx';
import { useAdminAddress } from './parts/use-admin-address.ts';
import { anyPermission, sectionsFor } from './sections.ts';

/** In em, so that large text gets the layout that it fits. */
const NARROW = '(max-width: 56em)';

/** What the portal runs on, for those who keep it: one section at a time, only those that the reader may use. */
export default function AdminPage() {
  const { t } = useTranslation('admin');
  return (
    <StaffGate permission={anyPermission} title={t('title')}>
      {(me) => <Admin me={me} />}
    </StaffGate>
  );
}

function Admin({ me }: { me: Me }) {
  const { t } = useTranslation('admin');
  const { cityId } = usePortal();
  const { section: id, go } = useAdminAddress();
  const narrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false }) ?? false;
  const mine = sectionsFor(me.grants, cityId);
  const section = mine.find((one) => one.id === id);
  return (
    <StaffFrame title={t('title')} me={me}>
      <div className={styles.page} data-narrow={narrow || undefined}>
        {!narrow && <AdminMenu sections={mine} current={section?.id} />}
        <main className={styles.main}>
          {narrow && section && <AdminSelect sections={mine} current={section.id} onGo={go} />}
          {section ? (
            <>
              <h2 className={styles.heading}>{t(`section.${section.id}.title`)}</h2>
              <Suspense fallback={<CardSkeleton />}>
                <section.Section key={section.id} me={me} />
              </Suspense>
            </>
          ) : (
            <>
              {id !== null && <Refused cityId={cityId} />}
              <AdminOverview sections={mine} />
            </>
          )}
        </main>
      </div>
    </StaffFrame>
  );
}

/** A link to a section that is gone, or that this account may not use. */
function Refused({ cityId }: { cityId: string }) {
  const { t } = useTranslation('admin');
  return (
    <Notice
      tone="bad"
      title={t('refusedTitle')}
      actions={<ButtonLink href={`/${cityId}/account`}>{t('kit:case.gate.account')}</ButtonLink>}
    >
      {t('refused')}
    </Notice>
  );
}
