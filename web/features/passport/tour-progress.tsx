import { IconAward } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TourSummary } from '../../../api/features/tours/contract.ts';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import type { Stamps } from '../../lib/story/stamps.ts';
import { tourQuery } from '../../lib/story/story-queries.ts';
import { usePageLink } from '../../lib/use-page-link.ts';
import styles from './passport.module.css';

const Certificate = lazy(() => import('./certificate.tsx'));

/** How much of a tour is stamped; with all of it, the certificate. */
export function TourProgress({ summary, stamps }: { summary: TourSummary; stamps: Stamps }) {
  const { t } = useTranslation('passport');
  const { cityId, lang } = usePortal();
  const tours = usePageLink('tours');
  const asked = useRouterState({ select: (s) => (s.location.search as { tour?: string }).tour });
  const { data: tour, isError } = useQuery(tourQuery(cityId, summary.id));
  const [open, setOpen] = useState(asked === summary.id);
  const names = tour?.stops.map(({ key, guide }) => (guide ? `${guide.guide}/${guide.stop}` : `${tour.id}/${key}`)) ?? [];
  const done = names.filter((name) => stamps[name]).length;
  const whole = summary.stops;
  const last = names
    .flatMap((name) => stamps[name]?.at ?? [])
    .sort()
    .at(-1);
  return (
    <section className={styles.tour} aria-label={localText(summary.title, lang)}>
      <h2>{localText(summary.title, lang)}</h2>
      {tour ? (
        <>
          <progress value={done} max={whole} aria-label={t('progress', { count: done, whole })} />
          <p>{t('progress', { count: done, whole })}</p>
        </>
      ) : (
        // Which stops it has is not known: to say that none is stamped would be wrong.
        isError && <p>{t('notLoaded')}</p>
      )}
      {tour && last && done === whole ? (
        open ? (
          <Suspense fallback={null}>
            <Certificate tour={tour} at={last} />
          </Suspense>
        ) : (
          <Button look="primary" icon={<IconAward size={18} aria-hidden="true" />} onClick={() => setOpen(true)}>
            {t('certificate.get')}
          </Button>
        )
      ) : (
        <ButtonLink {...tours({ of: summary.id })}>{t('take')}</ButtonLink>
      )}
    </section>
  );
}
