import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../api/auth/contract.ts';
import type { DutyShift } from '../../../api/features/duty/contract.ts';
import { dayIn } from '../../../data/model/validity.ts';
import { Button, ButtonLink, IconButton } from '../../kit/button.tsx';
import { StaffFrame } from '../../kit/cases/staff-frame.tsx';
import { StaffGate } from '../../kit/cases/staff-gate.tsx';
import { useNow } from '../../kit/cases/use-now.ts';
import { Failure } from '../../kit/failure.tsx';
import forms from '../../kit/form.module.css';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { formatDay } from '../../lib/format.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './duty.module.css';
import { PlanForm } from './plan-form.tsx';
import { ShiftDialog } from './shift-dialog.tsx';
import { useDutyWeek } from './use-duty.ts';
import { daysOn, mondayOf } from './week.ts';
import { WeekView } from './week-view.tsx';

/** Who is on duty when, week by week: at the operations centre and at the agencies. */
export default function DutyPage() {
  const { t } = useTranslation('duty');
  return (
    <StaffGate permission="read:case" title={t('title')}>
      {(me, agencies) => <Duty me={me} agencies={agencies} />}
    </StaffGate>
  );
}

function Duty({ me, agencies }: { me: Me; agencies: 'all' | string[] }) {
  const { t } = useTranslation('duty');
  const { cityId, city, lang } = usePortal();
  const search = useRouterState({ select: (s) => s.location.search }) as Record<string, string | undefined>;
  const navigate = useNavigate();
  const now = useNow();
  const today = dayIn(city.scene.timeZone, new Date(now));
  const week = mondayOf(/^\d{4}-\d{2}-\d{2}$/.test(search.week ?? '') ? (search.week ?? today) : today);
  const { data, error, refetch } = useDutyWeek(week);
  const [open, setOpen] = useState<DutyShift | null>(null);
  const [planning, setPlanning] = useState(false);
  const [said, setSaid] = useState('');
  const go = (day: string) => void navigate({ to: '.', search: (old: object) => ({ ...old, week: day }), replace: true });
  return (
    <StaffFrame title={t('title')} me={me}>
      <main className={styles.page}>
        <div className={`${forms.acts} ${styles.head}`}>
          <IconButton look="quiet" label={t('before')} onClick={() => go(daysOn(week, -7))}>
            <IconChevronLeft size={20} aria-hidden="true" />
          </IconButton>
          <Button disabled={week === mondayOf(today)} onClick={() => go(today)}>
            {t('thisWeek')}
          </Button>
          <IconButton look="quiet" label={t('after')} onClick={() => go(daysOn(week, 7))}>
            <IconChevronRight size={20} aria-hidden="true" />
          </IconButton>
          <h2>{t('week', { from: formatDay(week, lang), to: formatDay(daysOn(week, 6), lang) })}</h2>
          <span className={styles.grow} />
          <ButtonLink look="plain" href={agencies === 'all' ? `/${cityId}/ioc` : `/${cityId}/desk`}>
            {t(agencies === 'all' ? 'toConsole' : 'toDesk')}
          </ButtonLink>
          {data?.mayEdit && (
            <Button look="primary" aria-expanded={planning} onClick={() => setPlanning(!planning)}>
              {t('plan')}
            </Button>
          )}
        </div>
        <p role="status" className={said ? styles.said : 'sr-only'}>
          {said}
        </p>
        {planning && data?.mayEdit && (
          <PlanForm
            first={today > week && today < daysOn(week, 7) ? today : week}
            onDone={(count) => {
              setSaid(t('planned', { count }));
              setPlanning(false);
            }}
            onClose={() => setPlanning(false)}
          />
        )}
        {error !== null && <Failure error={error} retry={() => void refetch()} />}
        {!data && error === null && (
          <div role="status">
            <span className="sr-only">{t('loading')}</span>
            <CardSkeleton />
          </div>
        )}
        {data && data.shifts.length === 0 && <p className={styles.empty}>{t(data.mayEdit ? 'emptyEdit' : 'empty')}</p>}
        {data && (
          <WeekView week={week} today={today} now={now} shifts={data.shifts} me={me.id} onOpen={data.mayEdit ? setOpen : undefined} />
        )}
        {open && data && (
          <ShiftDialog
            shift={open}
            shifts={data.shifts}
            onDone={(words) => {
              setSaid(words);
              setOpen(null);
            }}
            onClose={() => setOpen(null)}
          />
        )}
      </main>
    </StaffFrame>
  );
}
