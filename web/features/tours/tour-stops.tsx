import { IconCircleCheckFilled, IconWalk } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TourDetail } from '../../../api/features/tours/contract.ts';
import { localText } from '../../lib/local-text.ts';
import { minutes } from '../../lib/story/minutes.ts';
import type { Stamps } from '../../lib/story/stamps.ts';
import { storiesOf } from '../../lib/story/tour-plan.ts';
import styles from './tours.module.css';

interface TourStopsProps {
  tour: TourDetail;
  lang: string;
  present: string | undefined;
  stamps: Stamps;
  onStop(key: string): void;
}

/** The stops in order, with what was heard already; pressed, a story begins. */
export function TourStops({ tour, lang, present, stamps, onStop }: TourStopsProps) {
  const { t } = useTranslation('tours');
  return (
    <section aria-label={t('list')}>
      <h2 className={styles.heading}>{t('list')}</h2>
      <ol className={styles.stops}>
        {storiesOf(tour).map(({ story, stop }) => {
          const words = story.languages[lang] ?? story.languages.vi;
          const heard = Boolean(stamps[`${story.guide?.guide ?? tour.id}/${story.guide?.stop ?? story.key}`]);
          const off = stop === null ? undefined : tour.legs[stop]?.offStreet;
          // Within a site it is said once.
          const said = stop !== null && off?.why.vi === tour.legs[stop - 1]?.offStreet?.why.vi;
          return (
            <li key={story.key} data-way={stop === null || undefined}>
              <button type="button" aria-current={story.key === present ? 'step' : undefined} onClick={() => onStop(story.key)}>
                <span aria-hidden="true">{stop === null ? '·' : stop + 1}</span>
                <span lang={lang}>
                  {words?.title}
                  {stop === null && <small>{t('onWay')}</small>}
                </span>
                {heard && <IconCircleCheckFilled size={18} aria-label="✓" className={styles.heard} />}
                <small>{words?.sound ? minutes(words.sound.duration) : t('textOnly')}</small>
              </button>
              {off && !said && (
                <p className={styles.off}>
                  <IconWalk size={16} aria-hidden="true" />
                  {localText(off.why, lang)}
                </p>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
