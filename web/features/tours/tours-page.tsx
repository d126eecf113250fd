import { useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../kit/failure.tsx';
import { Notice } from '../../kit/notice.tsx';
import { PageFrame } from '../../kit/page-frame.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { ApiError } from '../../lib/api.ts';
import { usePortal } from '../../lib/portal.ts';
import { tourQuery } from '../../lib/story/story-queries.ts';
import { Kiosk } from './kiosk.tsx';
import { TourListView } from './tour-list.tsx';
import { TourPage } from './tour-page.tsx';
import { TripPage } from './trip-page.tsx';

interface ToursSearch {
  /** The tour. */
  of?: string;
  /** Language of what is told, where it is not the reader's. */
  in?: string;
  /** `1`: it walks by itself, on a big screen. */
  kiosk?: string;
  /** `1`: the visitor makes a trip. */
  make?: string;
}

/** The city's tours, or one of them with its map. */
export default function ToursPage() {
  const { t } = useTranslation('tours');
  const { cityId } = usePortal();
  const search = useRouterState({ select: (s) => s.location.search }) as ToursSearch;
  // On the way to what is taken along the address already names a package, which is no tour.
  const of = search.of?.includes(':') ? undefined : search.of;
  const { data: tour, error, refetch } = useQuery({ ...tourQuery(cityId, of ?? ''), enabled: Boolean(of) });
  if (tour && search.kiosk === '1') return <Kiosk key={tour.id} tour={tour} asked={search.in} />;
  if (tour && of) return <TourPage key={tour.id} tour={tour} asked={search.in} />;
  if (search.make === '1' && !search.of) return <TripPage />;
  const gone = error instanceof ApiError && error.code === 'not-found';
  return (
    <PageFrame title={t('title')}>
      {gone && <Notice tone="bad">{t('gone')}</Notice>}
      {!search.of || gone ? <TourListView /> : error ? <Failure error={error} retry={() => void refetch()} /> : <CardSkeleton />}
    </PageFrame>
  );
}
