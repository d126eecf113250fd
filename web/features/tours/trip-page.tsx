import { IconArrowLeft, IconMap } from '@tabler/icons-react';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../kit/button.tsx';
import { PageHead } from '../../kit/page-head.tsx';
import { TourMap } from '../../kit/story/tour-map.tsx';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import type { Search } from '../../lib/portal-state.ts';
import { usePageLink } from '../../lib/use-page-link.ts';
import styles from './tours.module.css';
import { readTrip, type TripAsk, writeTrip } from './trip-ask.ts';
import { TripForm } from './trip-form.tsx';
import { TripResult } from './trip-result.tsx';
import { type TripState, useTrip } from './use-trip.ts';

/** A visitor makes a trip: what is asked stands in the address, the trip follows at once. */
export function TripPage() {
  const { t } = useTranslation('tours');
  const { cityId, city, lang } = usePortal();
  const link = usePageLink('tours');
  const navigate = useNavigate();
  const search = useRouterState({ select: (s) => s.location.search }) as Search;
  const [today] = useState(() => weekdayIn(city.scene.timeZone));
  const ask = readTrip(search, today);
  const change = useCallback(
    (patch: Partial<TripAsk>) =>
      void navigate({
        to: '.',
        search: (old: Search) => ({ ...old, ...writeTrip({ ...readTrip(old, today), ...patch }) }),
        replace: true,
        resetScroll: false,
      }),
    [navigate, today],
  );
  const trip = useTrip(ask);
  const [present, setPresent] = useState<string>();
  const map = useTripMap(trip);
  return (
    <div className={styles.page}>
      <PageHead title={t('make.title')}>
        <ButtonLink {...link()}>
          <IconArrowLeft size={18} aria-hidden="true" />
          <span>{t('all')}</span>
        </ButtonLink>
        <ButtonLink href={`/${cityId}`}>
          <IconMap size={18} aria-hidden="true" />
          <span>{localText(city.scene.name, lang)}</span>
        </ButtonLink>
      </PageHead>
      <main className={styles.panes}>
        {map && (
          <section className={styles.map} aria-label={t('map')}>
            <TourMap tour={map} lang={lang} present={present} overview={true} onStop={setPresent} />
          </section>
        )}
        <div className={styles.side}>
          <p>{t('make.explain')}</p>
          <TripForm ask={ask} change={change} />
          <TripResult ask={ask} trip={trip} change={change} present={present} />
        </div>
      </main>
    </div>
  );
}

/** What the map draws of a made trip; null while there is none. */
function useTripMap(trip: TripState) {
  const { city } = usePortal();
  const key = trip.state === 'planned' && trip.trip.state === 'made' ? trip.trip.tour.stops.map(({ id }) => id).join() : '';
  const line = trip.state === 'planned' ? trip.line : undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the map is drawn anew for other stops or another line only.
  return useMemo(() => {
    if (trip.state !== 'planned' || trip.trip.state !== 'made') return null;
    const { spots, start } = trip;
    return {
      timeOfDay: null,
      layers: city.scene.layers.filter(({ visible }) => visible).map(({ id }) => id),
      stops: trip.trip.tour.stops.flatMap(({ place }) => {
        const spot = spots[place];
        if (!spot) return [];
        const words = Object.entries(spot.name).map(([lang, title]) => [lang, { title }] as const);
        return [
          {
            key: spot.id,
            position: [spot.position[0], spot.position[1], 0] as [number, number, number],
            languages: Object.fromEntries(words),
          },
        ];
      }),
      legs: [{ path: trip.line.length > 0 ? trip.line : [[start[0], start[1]] as [number, number]] }],
    };
  }, [key, line, city]);
}

/** Day of the week from Monday, 0 to 6. */
function weekdayIn(timeZone: string): number {
  const name = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone }).format(new Date());
  return Math.max(0, ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(name));
}
