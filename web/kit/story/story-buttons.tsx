import {
  IconLoader2,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipBackFilled,
  IconPlayerSkipForwardFilled,
  IconRewindBackward15,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { exactTime, go, JUMP, type PlayerState, pause, play, seek } from '../../lib/story/player.ts';
import { IconButton } from '../button.tsx';
import styles from './story-buttons.module.css';

interface StoryButtonsProps {
  player: PlayerState;
  /** How many stories there are to go through. */
  count: number;
  /** `large`: alone on its page, for a thumb. */
  size: 'large' | 'small';
  label(name: 'previous' | 'back' | 'play' | 'pause' | 'next', values?: { seconds: number }): string;
  /** Stands between play and next. */
  children: ReactNode;
}

/** Previous, back, play or pause, one more of the page's own, next. */
export function StoryButtons({ player: { index, playing, waiting }, count, size, label, children }: StoryButtonsProps) {
  const Mark = waiting && !playing ? IconLoader2 : playing ? IconPlayerPauseFilled : IconPlayerPlayFilled;
  return (
    <div className={styles.buttons}>
      <IconButton label={label('previous')} disabled={index <= 0} onClick={() => go(index - 1)}>
        <IconPlayerSkipBackFilled size={22} aria-hidden="true" />
      </IconButton>
      <IconButton label={label('back', { seconds: JUMP })} onClick={() => seek(exactTime() - JUMP)}>
        <IconRewindBackward15 size={26} aria-hidden="true" />
      </IconButton>
      <button
        type="button"
        className={styles.play}
        data-size={size}
        aria-label={label(playing ? 'pause' : 'play')}
        onClick={() => (playing ? pause() : void play())}
      >
        <Mark aria-hidden="true" className={waiting && !playing ? (styles.turning ?? '') : ''} />
      </button>
      {children}
      <IconButton label={label('next')} disabled={index >= count - 1} onClick={() => go(index + 1)}>
        <IconPlayerSkipForwardFilled size={22} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
