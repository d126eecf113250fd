import { useTranslation } from 'react-i18next';
import type { Me } from '../../../api/auth/contract.ts';
import { ButtonLink } from '../../kit/button.tsx';
import { StaffFrame } from '../../kit/cases/staff-frame.tsx';
import { StaffGate } from '../../kit/cases/staff-gate.tsx';
import { Notice } from '../../kit/notice.tsx';
import { usePortal } from '../../lib/portal.ts';
import { Console } from './console.tsx';

/** The operations centre's console: map, queue and case in one screen. */
export default function IocPage() {
  const { t } = useTranslation('ioc');
  return (
    <StaffGate permission="read:case" title={t('title')}>
      {(me, agencies) => (agencies === 'all' ? <Console me={me} /> : <ToDesk title={t('title')} me={me} />)}
    </StaffGate>
  );
}

/** Who works for one agency has a desk of their own. */
function ToDesk({ title, me }: { title: string; me: Me }) {
  const { t } = useTranslation('ioc');
  const { cityId } = usePortal();
  return (
    <StaffFrame title={title} me={me}>
      <main style={{ maxWidth: '34rem', margin: '2rem auto', padding: '0 1rem' }}>
        <Notice
          title={t('deskTitle')}
          actions={
            <ButtonLink look="primary" href={`/${cityId}/desk`}>
              {t('toDesk')}
            </ButtonLink>
          }
        >
          {t('deskOnly')}
        </Notice>
      </main>
    </StaffFrame>
  );
}
