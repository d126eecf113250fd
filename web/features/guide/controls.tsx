import {
  IconLoader2,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipBackFilled,
  IconPlayerSkipForwardFilled,
  IconRewindBackward15,
  IconRewindForward15,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { GuideDetail } from '../../../api/features/guides/contract.ts';
import { languageName } from '../../i18n/language-name.ts';
import { Button, IconButton } from '../../kit/button.tsx';
import { Notice } from '../../kit/notice.tsx';
import { formatNumber } from '../../lib/format.ts';
import { usePortal } from '../../lib/portal.ts';
import { minutes } from '../../lib/story/minutes.ts';
import { exactTime, go, JUMP, type PlayerState, pause, play, RATES, seek, setRate, type Track } from '../../lib/story/player.ts';
import styles from './guide.module.css';

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
  const { index, tracks, playing, waiting, failed, time, rate } = player;
  const { duration } = track.sound;
  const spoken = t('position', { time: minutes(time), whole: minutes(duration) });
  return (
    <section className={styles.controls} aria-label={t('player')}>
      <p className={styles.stop}>{t('stopOf', { number: track.number, stops: guide.stops.length })}</p>
      <h2 lang={lang}>{track.title}</h2>
      <div className={styles.buttons}>
        <IconButton label={t('previous')} disabled={index <= 0} onClick={() => go(index - 1)}>
          <IconPlayerSkipBackFilled size={22} aria-hidden="true" />
        </IconButton>
        <IconButton label={t('back', { seconds: JUMP })} onClick={() => seek(exactTime() - JUMP)}>
          <IconRewindBackward15 size={26} aria-hidden="true" />
        </IconButton>
        <button
          type="button"
          className={styles.play}
          aria-label={playing ? t('pause') : t('play')}
          onClick={() => (playing ? pause() : void play())}
        >
          {waiting && !playing ? (
            <IconLoader2 size={40} aria-hidden="true" className={styles.turning} />
          ) : playing ? (
            <IconPlayerPauseFilled size={40} aria-hidden="true" />
          ) : (
            <IconPlayerPlayFilled size={40} aria-hidden="true" />
          )}
        </button>
        <IconButton label={t('forward', { seconds: JUMP })} onClick={() => seek(exactTime() + JUMP)}>
          <IconRewindForward15 size={26} aria-hidden="true" />
        </IconButton>
        <IconButton label={t('next')} disabled={index >= tracks.length - 1} onClick={() => go(index + 1)}>
          <IconPlayerSkipForwardFilled size={22} aria-hidden="true" />
        </IconButton>
      </div>
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
      {failed && (
        <Notice tone="bad" actions={<Button onClick={() => void play()}>{t('again')}</Button>}>
          {t('failed')}
        </Notice>
      )}
    </section>
  );
}
