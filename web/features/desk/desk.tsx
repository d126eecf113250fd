import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../api/auth/contract.ts';
import { CaseDetail } from '../../kit/cases/case-detail.tsx';
import type { Step } from '../../kit/cases/case-steps.tsx';
import { EscalationToasts, useEscalations } from '../../kit/cases/escalation-toasts.tsx';
import { LiveLineState } from '../../kit/cases/live-line.tsx';
import { StaffFrame } from '../../kit/cases/staff-frame.tsx';
import { useCaseAddress } from '../../kit/cases/use-case-address.ts';
import { useCaseNames } from '../../kit/cases/use-case-names.ts';
import { useCaseQueue } from '../../kit/cases/use-case-queue.ts';
import { useHold } from '../../kit/cases/use-hold.ts';
import { useNow } from '../../kit/cases/use-now.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './desk.module.css';
import { DeskFilters } from './desk-filters.tsx';
import { DeskList } from './desk-list.tsx';
import { OnMap } from './on-map.tsx';

/** In em, so that large text gets the layout that it fits. */
const NARROW = '(max-width: 56em)';

/** The list, and beside it (on a phone in its place) the case. */
export function Desk({ me, agencies }: { me: Me; agencies: 'all' | string[] }) {
  const { t } = useTranslation('desk');
  const { cityId } = usePortal();
  const names = useCaseNames();
  const narrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false }) ?? false;
  const address = useCaseAddress();
  const { filter, open, setOpen } = address;
  const now = useNow();
  const { held, handlers } = useHold();
  const [step, setStep] = useState<Step | null>(null);
  const escalations = useEscalations();
  const queue = useCaseQueue({ city: cityId, filter, me: me.id, now, held, onEscalated: escalations.tell });
  const show = (id: string | null) => {
    setStep(null);
    setOpen(id);
  };
  const whose = agencies === 'all' ? t('allAgencies') : agencies.map((id) => names.agency(id)).join(', ');
  return (
    <StaffFrame title={t('title')} me={me} fixed status={<LiveLineState line={queue.line} readAt={queue.readAt} />}>
      <main className={styles.panes} data-open={open !== null || undefined} data-narrow={narrow || undefined}>
        <section className={styles.list} aria-label={t('list')} hidden={narrow && open !== null} {...handlers}>
          <header className={styles.head}>
            <h2>{whose}</h2>
            <DeskFilters address={address} agencies={agencies} />
          </header>
          <DeskList queue={queue} now={now} open={open} onOpen={show} />
        </section>
        {open !== null && (
          <section className={styles.case} aria-label={t('case')}>
            <CaseDetail
              id={open}
              version={queue.find(open)?.version}
              me={me}
              now={now}
              step={step}
              onStep={setStep}
              onClose={() => show(null)}
            >
              {(item) => <OnMap item={item} />}
            </CaseDetail>
          </section>
        )}
      </main>
      <EscalationToasts escalations={escalations} onOpen={show} />
    </StaffFrame>
  );
}
