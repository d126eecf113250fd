import { IconHeadphones, IconRoute } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MadeTour } from '../../../data/model/tour-maker.ts';
import { ButtonLink } from '../../kit/button.tsx';
import { formatDistance } from '../../lib/format.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { stringifySearch } from '../../lib/search-params.ts';
import { guidesQuery } from '../../lib/story/story-queries.ts';
import { usePageLink } from '../../lib/use-page-link.ts';
import { duration } from './duration.ts';
import { ShareTrip } from './share-trip.tsx';
import styles from './trip.module.css';
import { clock, startText, type TripAsk } from './trip-ask.ts';
import type { TripState } from './use-trip.ts';

interface TripStopsProps {
  ask: TripAsk;
  tour: MadeTour;
  plan: Extract<TripState, { state: 'planned' }>;
  present: string | undefined;
}

/** The trip stop by stop: when one is there, for how long, how one gets there, what is to be heard. */
export function TripStops({ ask, tour, plan, present }: TripStopsProps) {
  const { t } = useTranslation('tours');
  const { cityId, lang } = usePortal();
  const link = usePageLink('guide');
  const { data } = useQuery(guidesQuery(cityId));
  const start = ask.from ? startText(ask.from) : '';
  const leg = (seconds: number, metres: number, from: string, to: string) => (
    <p className={styles.leg}>
      <span>
        {t(`means.${ask.by}`)} {duration(Math.max(1, Math.round(seconds / 60)), lang)} · {formatDistance(metres, lang)}
      </span>
      <ButtonLink look="plain" href={`/${cityId}${stringifySearch({ from, to, by: ask.by })}`}>
        <IconRoute size={18} aria-hidden="true" />
        {t('make.directions')}
      </ButtonLink>
    </p>
  );
  const { leave } = ask;
  return (
    <section aria-label={t('make.result')} className={styles.result}>
      <p role="status" className={styles.sum}>
        {t('make.sum', {
          stops: t('stops', { count: tour.stops.length }),
          whole: duration(Math.ceil(tour.back - leave.day * 1440 - leave.minutes), lang),
          way: duration(Math.max(1, Math.round(tour.seconds / 60)), lang),
          distance: formatDistance(tour.metres, lang),
        })}
      </p>
      <ol className={styles.stops}>
        <li>
          <p className={styles.stop}>
            <span className="tnum">{clock(leave.minutes)}</span>
            <strong>{t('make.depart')}</strong>
          </p>
        </li>
        {tour.stops.map((stop, i) => {
          const spot = plan.spots[stop.place];
          const guide = data?.guides.find(({ place }) => place === stop.id);
          const wait = Math.round(stop.begin - stop.arrive);
          return (
            <li key={stop.id} aria-current={present === stop.id ? 'step' : undefined}>
              {leg(stop.seconds, stop.metres, tour.stops[i - 1]?.id ?? start, stop.id)}
              <p className={styles.stop}>
                <span className="tnum">{clock(stop.arrive)}</span>
                <strong>
                  <span className={styles.number}>{i + 1}</span> {spot?.name[lang] ?? spot?.name.vi ?? stop.id}
                </strong>
              </p>
              <p className={styles.small}>
                {wait > 0 && `${t('make.wait', { time: duration(wait, lang), open: clock(stop.begin) })} `}
                {t('make.stay', { time: duration(Math.round(stop.end - stop.begin), lang), end: clock(stop.end) })}
                {!spot?.hours && ` ${t('make.hoursUnknown')}`}
              </p>
              {guide && (
                <ButtonLink {...link({ of: guide.id })}>
                  <IconHeadphones size={18} aria-hidden="true" />
                  {t('make.listen', { title: localText(guide.title, lang) })}
                </ButtonLink>
              )}
            </li>
          );
        })}
        <li>
          {leg(tour.home.seconds, tour.home.metres, tour.stops.at(-1)?.id ?? start, start)}
          <p className={styles.stop}>
            <span className="tnum">{clock(tour.back)}</span>
            <strong>{t('make.back')}</strong>
          </p>
        </li>
      </ol>
      <ShareTrip ask={ask} />
      <p className={styles.small}>{t('make.estimate')}</p>
      {plan.sample && <p className={styles.small}>{t('make.sample')}</p>}
    </section>
  );
}
