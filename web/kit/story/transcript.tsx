import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { cueAt, type TimedCue } from '../../../data/model/webvtt.ts';
import { type PlayerState, play, seek } from '../../lib/story/player.ts';
import { useExactTime } from '../../lib/story/use-player.ts';
import styles from './transcript.module.css';

interface TranscriptProps {
  sentences: readonly { text: string }[];
  /** Empty while they are on their way, or where they did not come: then the words stand alone. */
  cues: readonly TimedCue[];
  lang: string;
  player: PlayerState;
}

/** The words, lit as they are said; a sentence that is pressed is heard from its beginning. */
export function Transcript({ sentences, cues, lang, player }: TranscriptProps) {
  const { t } = useTranslation('kit');
  const time = useExactTime(player.playing, player.time);
  const timed = cues.length === sentences.length;
  const now = timed && (player.playing || time > 0) ? cueAt(cues, time) : -1;
  const present = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (now >= 0 && player.playing) present.current?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
  }, [now, player.playing]);
  return (
    <section aria-label={t('story.transcript')}>
      <h2 className={styles.heading}>{t('story.transcript')}</h2>
      <ol className={styles.transcript} lang={lang}>
        {sentences.map(({ text }, i) => (
          <li key={text}>
            <button
              type="button"
              ref={i === now ? present : undefined}
              aria-current={i === now ? 'true' : undefined}
              disabled={!timed}
              onClick={() => {
                seek(cues[i]?.start ?? 0);
                void play();
              }}
            >
              {i === now ? <Words cue={cues[i]} time={time} /> : text}
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Words({ cue, time }: { cue: TimedCue | undefined; time: number }) {
  return cue?.words.map(({ text, at }) => (
    <span key={at} data-said={at <= time || undefined}>
      {text}
    </span>
  ));
}
