import { IconRewindForward15 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { GuideDetail } from '../../../api/features/guides/contract.ts';
import { languageName } from '../../i18n/language-name.ts';
import { IconButton } from '../../kit/button.tsx';
import { SoundNotice } from '../../kit/story/sound-notice.tsx';
import { StoryButtons } from '../../kit/story/story-buttons.tsx';
import { formatNumber } from '../../lib/format.ts';
import { usePortal } from '../../lib/portal.ts';
import { minutes } from '../../lib/story/minutes.ts';
import { exactTime, JUMP, type PlayerState, RATES, seek, setRate, type Track } from '../../lib/story/player.ts';
import styles from './guide.module.css';
import { soundsOf } from './tracks.ts';

interface ControlsProps {
  guide: GuideDetail;
  lang: string;
  track: Track;
  player: PlayerState;
  onLang(lang: string): void;
}

/** Play, back, next, speed, language, and where in the sound one is. */
export function Controls({ guide, lang, track, player, onLang }: ControlsProps) {
  const { t } = useTranslation('guide');
  const portal = usePortal();
  const { tracks, failed, time, rate } = player;
  const { duration } = track.sound;
  const sounds = soundsOf(guide, track.stop);
  const spoken = t('position', { time: minutes(time), whole: minutes(duration) });
  return (
    <section className={styles.controls} aria-label={t('player')}>
      <p className={styles.stop}>{t('stopOf', { number: track.number, stops: guide.stops.length })}</p>
      <h2 lang={lang}>{track.title}</h2>
      <StoryButtons player={player} count={tracks.length} size="large" label={(name, values) => t(name, { ...values })}>
        <IconButton label={t('forward', { seconds: JUMP })} onClick={() => seek(exactTime() + JUMP)}>
          <IconRewindForward15 size={26} aria-hidden="true" />
        </IconButton>
      </StoryButtons>
      <div className={styles.line}>
        <output>{minutes(time)}</output>
        <input
          type="range"
          min={0}
          max={Math.floor(duration)}
          step={1}
          value={Math.min(Math.floor(time), Math.floor(duration))}
          aria-label={t('seek')}
          aria-valuetext={spoken}
          onChange={({ target }) => seek(Number(target.value))}
        />
        <span>{minutes(duration)}</span>
      </div>
      <div className={styles.choices}>
        <label>
          {t('language')}
          <select value={lang} onChange={({ target }) => onLang(target.value)}>
            {Object.keys(guide.languages).map((one) => (
              <option key={one} value={one} lang={one}>
                {languageName(one)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('speed')}
          <select value={rate} onChange={({ target }) => setRate(Number(target.value))}>
            {RATES.map((one) => (
              <option key={one} value={one}>
                {formatNumber(one, portal.lang, 2)}×
              </option>
            ))}
          </select>
        </label>
      </div>
      <SoundNotice sounds={sounds} lang={lang} failed={failed} onLang={onLang} />
    </section>
  );
}
