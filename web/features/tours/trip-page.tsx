import { IconArrowLeft, IconMap } from '@tabler/icons-react';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
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
import { useTrip } from './use-trip.ts';
import { useTripMap } from './use-trip-map.ts';

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
      <main className={map ? styles.panes : styles.alone}>
        {map && (
          <section className={styles.map} aria-label={t('map')} data-empty={map.stops.length === 0 || undefined}>
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

/** Day of the week from Monday, 0 to 6. */
function weekdayIn(timeZone: string): number {
  const name = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone }).format(new Date());
  return Math.max(0, ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(name));
}
