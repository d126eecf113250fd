import { useTranslation } from 'react-i18next';
import { minutes } from '../../lib/story/minutes.ts';
import { go, load, type PlayerState, play, type Track } from '../../lib/story/player.ts';
import styles from './guide.module.css';

/** The stops of a guide with their lengths. */
export function Chapters({ tracks, present, player }: { tracks: readonly Track[]; present: Track; player: PlayerState }) {
  const { t } = useTranslation('guide');
  return (
    <section aria-label={t('chapters')}>
      <h2 className={styles.heading}>{t('chapters')}</h2>
      <ol className={styles.chapters}>
        {tracks.map((track, i) => (
          <li key={track.stop}>
            <button
              type="button"
              aria-current={track.stop === present.stop ? 'step' : undefined}
              onClick={() => {
                if (player.tracks === tracks) return go(i);
                load(tracks, i);
                void play();
              }}
            >
              <span aria-hidden="true">{track.number}</span>
              <span lang={track.lang}>{track.title}</span>
              <small>{minutes(track.sound.duration)}</small>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
