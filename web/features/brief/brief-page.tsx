import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../../api/auth/contract.ts';
import type { Brief } from '../../../api/features/brief/contract.ts';
import { dayIn } from '../../../data/model/validity.ts';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { StaffFrame } from '../../kit/cases/staff-frame.tsx';
import { StaffGate } from '../../kit/cases/staff-gate.tsx';
import { Failure } from '../../kit/failure.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { getJson } from '../../lib/api.ts';
import { formatDay, formatInstant } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import styles from './brief.module.css';
import { BriefLog } from './brief-log.tsx';
import { AgencyTable, BriefFigures, CaseTable } from './brief-tables.tsx';

/** A day of the operations centre on a sheet of paper. */
export default function BriefPage() {
  const { t } = useTranslation('brief');
  return (
    <StaffGate permission="read:shift-log" title={t('title')}>
      {(me) => <Sheet me={me} />}
    </StaffGate>
  );
}

function Sheet({ me }: { me: Me }) {
  const { t } = useTranslation('brief');
  const { cityId, city, lang } = usePortal();
  const zone = city.scene.timeZone;
  const search = useRouterState({ select: (s) => s.location.search }) as Record<string, string | undefined>;
  const navigate = useNavigate();
  const today = dayIn(zone, new Date());
  const day = /^\d{4}-\d{2}-\d{2}$/.test(search.day ?? '') ? (search.day ?? today) : today;
  const { data, error, refetch } = useQuery({
    queryKey: ['brief', cityId, day],
    queryFn: ({ signal }) => getJson<Brief>(`/cities/${cityId}/brief`, { signal, search: { day }, timeout: 60_000 }),
    staleTime: 30_000,
  });
  return (
    <StaffFrame title={t('title')} me={me}>
      <main className={styles.page}>
        <div className={styles.tools}>
          <label>
            {t('day')}
            <input
              type="date"
              value={day}
              max={today}
              onChange={({ target }) =>
                target.value && void navigate({ to: '.', search: (old: object) => ({ ...old, day: target.value }), replace: true })
              }
            />
          </label>
          <Button icon={<IconPrinter size={18} aria-hidden="true" />} disabled={!data} onClick={() => window.print()}>
            {t('print')}
          </Button>
          <ButtonLink href={`/api/cities/${cityId}/brief.docx?${new URLSearchParams({ day, lang })}`} download>
            <IconDownload size={18} aria-hidden="true" />
            Word (DOCX)
          </ButtonLink>
          <ButtonLink look="plain" href={`/${cityId}/ioc`}>
            {t('toConsole')}
          </ButtonLink>
        </div>
        {error !== null && <Failure error={error} retry={() => void refetch()} />}
        {!data && error === null && (
          <div role="status">
            <span className="sr-only">{t('loading')}</span>
            <CardSkeleton />
          </div>
        )}
        {data && (
          <article className={styles.sheet}>
            <h2>{t('heading', { city: localText(city.scene.name, lang), day: formatDay(data.day, lang) })}</h2>
            <p className={styles.muted}>{t('until', { at: formatInstant(data.until, lang, zone) })}</p>
            <BriefFigures brief={data} />
            <figure>
              <img src={`/api/cities/${cityId}/brief.png?day=${day}`} alt={t('map')} />
              <figcaption>{t('map')}</figcaption>
            </figure>
            <AgencyTable brief={data} />
            <CaseTable title={t('urgentCases')} cases={data.urgent} />
            <CaseTable title={t('lateCases')} cases={data.late} />
            <section aria-labelledby="brief-incidents">
              <h3 id="brief-incidents">{t('incidents')}</h3>
              {data.incidents.length === 0 && <p className={styles.muted}>{t('none')}</p>}
              <ul>
                {data.incidents.map(({ id, title, openedAt, reports }) => (
                  <li key={id}>
                    {title} · {formatInstant(openedAt, lang, zone)} · {t('reports', { count: reports })}
                  </li>
                ))}
              </ul>
            </section>
            <BriefLog log={data.log} />
          </article>
        )}
      </main>
    </StaffFrame>
  );
}
