import { useTranslation } from 'react-i18next';
import { Button, ButtonLink } from '../../kit/button.tsx';
import { Failure } from '../../kit/failure.tsx';
import { Notice } from '../../kit/notice.tsx';
import { CardSkeleton } from '../../kit/skeleton.tsx';
import { ApiError } from '../../lib/api.ts';
import { usePageLink } from '../../lib/use-page-link.ts';
import type { TripAsk } from './trip-ask.ts';
import { TripStops } from './trip-stops.tsx';
import type { TripState } from './use-trip.ts';

interface TripResultProps {
  ask: TripAsk;
  trip: TripState;
  change(patch: Partial<TripAsk>): void;
  present: string | undefined;
}

/** The trip, or why there is none and what would help. */
export function TripResult({ ask, trip, change, present }: TripResultProps) {
  const { t } = useTranslation('tours');
  const link = usePageLink('offline');
  if (trip.state === 'failed' || trip.state === 'lost') {
    const away = trip.error instanceof ApiError && trip.error.code === 'offline';
    if (trip.state === 'failed' && !away) return <Failure error={trip.error} retry={trip.retry} />;
    return (
      <Notice
        tone="bad"
        actions={
          <>
            <Button onClick={trip.retry}>{t('again')}</Button>
            <ButtonLink {...link()}>{t('make.along')}</ButtonLink>
          </>
        }
      >
        {t(trip.state === 'lost' ? 'make.lost' : 'make.away')}
      </Notice>
    );
  }
  if (trip.state === 'pending')
    return (
      <>
        <p role="status" className="sr-only">
          {t('make.pending')}
        </p>
        <CardSkeleton />
      </>
    );
  if (trip.state !== 'planned') return <Notice>{t(`make.why.${trip.state}`)}</Notice>;
  const { trip: found } = trip;
  if (found.state === 'made') return <TripStops ask={ask} tour={found.tour} plan={trip} present={present} />;
  if (found.state === 'short')
    return (
      <Notice
        title={t('make.why.title')}
        actions={
          <Button look="primary" onClick={() => change({ hours: found.hours })}>
            {t('make.take', { count: found.hours })}
          </Button>
        }
      >
        {t('make.why.short', { needed: t('make.hour', { count: found.hours }), given: t('make.hour', { count: ask.hours }) })}
      </Notice>
    );
  return <Notice title={t('make.why.title')}>{t(`make.why.${found.state}`)}</Notice>;
}
