import { IconRoute, IconRouteOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { TourDetail } from '../../../api/features/tours/contract.ts';
import { languageName } from '../../i18n/language-name.ts';
import { IconButton } from '../../kit/button.tsx';
import { SoundNotice } from '../../kit/story/sound-notice.tsx';
import { StoryButtons } from '../../kit/story/story-buttons.tsx';
import { minutes } from '../../lib/story/minutes.ts';
import { storiesOf } from '../../lib/story/tour-plan.ts';
import styles from './tours.module.css';
import type { TourSound } from './use-tour.ts';

interface TourControlsProps {
  tour: TourDetail;
  sound: TourSound;
  follow: boolean;
  onFollow(follow: boolean): void;
  onLang(lang: string): void;
}

/** Play, back, previous and next stop, the language, and whether the map goes along. */
export function TourControls({ tour, sound: { lang, tracks, track, player }, follow, onFollow, onLang }: TourControlsProps) {
  const { t } = useTranslation('tours');
  const { failed, time } = player;
  const shown = track ?? tracks[0];
  if (!shown) return null;
  const isStop = tour.stops.some(({ key }) => key === shown.key);
  const { duration } = shown.sound;
  const told = storiesOf(tour).find(({ story }) => story.key === shown.key)?.story.languages ?? {};
  const sounds = Object.fromEntries(Object.entries(told).map(([one, words]) => [one, words.sound]));
  return (
    <section className={styles.player} aria-label={t('player')}>
      <p className={styles.muted}>{isStop ? t('place', { number: shown.number, stops: tour.stops.length }) : t('onWay')}</p>
      <h2 lang={lang}>{shown.title}</h2>
      <StoryButtons player={player} count={tracks.length} size="small" label={(name, values) => t(name, { ...values })}>
        <IconButton label={t(follow ? 'unfollow' : 'follow')} aria-pressed={follow} onClick={() => onFollow(!follow)}>
          {follow ? <IconRoute size={22} aria-hidden="true" /> : <IconRouteOff size={22} aria-hidden="true" />}
        </IconButton>
      </StoryButtons>
      <div className={styles.time}>
        <progress value={Math.min(time, duration)} max={duration} aria-label={shown.title} />
        <span>
          {minutes(time)} / {minutes(duration)}
        </span>
        <label>
          <span className="sr-only">{t('language')}</span>
          <select value={lang} onChange={({ target }) => onLang(target.value)}>
            {tour.languages.map((one) => (
              <option key={one} value={one} lang={one}>
                {languageName(one)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <SoundNotice sounds={sounds} lang={lang} failed={failed} onLang={onLang} />
    </section>
  );
}
