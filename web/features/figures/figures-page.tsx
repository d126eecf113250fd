import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { dayIn } from '../../../data/model/validity.ts';
import { StaffFrame } from '../../kit/cases/staff-frame.tsx';
import { Failure } from '../../kit/failure.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { formatDay } from '../../lib/format.ts';
import { useMe } from '../../lib/me.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './figures.module.css';
import { FiguresFilter } from './figures-filter.tsx';
import { FiguresTable } from './figures-table.tsx';
import { Overview } from './overview.tsx';
import { type FiguresAsk, readAsk, writeAsk } from './period.ts';
import { useFigures } from './use-figures.ts';

type Search = Record<string, string | undefined>;

/** How reports are dealt with, for everybody to see: by agency, topic or area, over a period. */
export default function FiguresPage() {
  const { t } = useTranslation('figures');
  const { city, lang } = usePortal();
  const { me } = useMe();
  const search = useRouterState({ select: (s) => s.location.search }) as Search;
  const navigate = useNavigate();
  const today = dayIn(city.scene.timeZone, new Date());
  const ask = useMemo(() => readAsk(search, today), [search, today]);
  const change = (patch: Partial<FiguresAsk>) =>
    void navigate({ to: '.', search: (old: Search) => ({ ...old, ...writeAsk({ ...ask, ...patch }) }), replace: true });
  const all = useFigures('all', ask.from, ask.to);
  const { data, error, refetch, isPending } = useFigures(ask.by, ask.from, ask.to);
  const failure = error ?? all.error;
  return (
    <StaffFrame title={t('title')} me={me ?? undefined}>
      <main className={styles.page}>
        <FiguresFilter ask={ask} today={today} onChange={change} />
        <p className={styles.muted}>{t('period', { from: formatDay(ask.from, lang), to: formatDay(ask.to, lang) })}</p>
        {failure !== null && (
          <Failure
            error={failure}
            retry={() => {
              void refetch();
              void all.refetch();
            }}
          />
        )}
        {all.data?.rows[0] && <Overview row={all.data.rows[0]} />}
        {data ? <FiguresTable figures={data} by={ask.by} /> : isPending && failure === null && <Waiting />}
        {data && (
          <section className={styles.notes} aria-label={t('notes.title')}>
            <h2>{t('notes.title')}</h2>
            <ul>
              <li>{t('notes.counts')}</li>
              <li>{t('notes.onTime')}</li>
              <li>{t('notes.hours')}</li>
              {data.reduced && <li>{t('notes.small')}</li>}
              <li>{t('notes.log', { seq: data.seq })}</li>
            </ul>
          </section>
        )}
      </main>
    </StaffFrame>
  );
}

function Waiting() {
  const { t } = useTranslation('figures');
  return (
    <div role="status">
      <span className="sr-only">{t('loading')}</span>
      <CardSkeleton />
    </div>
  );
}
