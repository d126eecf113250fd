import { IconPlayerPlayFilled, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TourDetail } from '../../../api/features/tours/contract.ts';
import { cueAt } from '../../../data/model/webvtt.ts';
import { ButtonLink } from '../../kit/button.tsx';
import { TourMap } from '../../kit/story/tour-map.tsx';
import { localText } from '../../lib/local-text.ts';
import { cuesQuery } from '../../lib/story/cues-query.ts';
import { load, pause } from '../../lib/story/player.ts';
import { tourPlan } from '../../lib/story/tour-plan.ts';
import { useFollow, useWalker } from '../../lib/story/use-follow.ts';
import { useExactTime } from '../../lib/story/use-player.ts';
import { useWalk } from '../../lib/story/use-walk.ts';
import { useWayView } from '../../lib/story/use-way-view.ts';
import { startWalk, stopWalk } from '../../lib/story/walk-driver.ts';
import { usePageLink } from '../../lib/use-page-link.ts';
import styles from './kiosk.module.css';
import { useTour } from './use-tour.ts';

/** Before a tour starts over, milliseconds. */
const REST = 6000;

/** The tour walks by itself on a big screen: the map, large captions, and again from the beginning. One tap at first, for the sound. */
export function Kiosk({ tour, asked }: { tour: TourDetail; asked: string | undefined }) {
  const { t } = useTranslation('tours');
  const link = usePageLink('tours');
  const sound = useTour(tour, asked);
  const { lang, tracks, player, track } = sound;
  const walk = useWalk();
  const onWay = useWayView(tour, player.playing);
  const [, setFollow] = useFollow(onWay);
  const [started, setStarted] = useState(false);
  useWalker();
  useEffect(
    () => () => {
      pause();
      stopWalk();
    },
    [],
  );
  const start = useCallback(() => {
    setStarted(true);
    setFollow(true);
    load(tracks, 0);
    void startWalk('simulated', tourPlan(tour, tracks, lang));
  }, [tour, tracks, lang, setFollow]);
  useEffect(() => {
    if (!walk.done || !started) return;
    const timer = setTimeout(start, REST);
    return () => clearTimeout(timer);
  }, [walk.done, started, start]);
  const cues = useQuery({ ...cuesQuery(track?.sound.vtt ?? ''), enabled: track !== undefined });
  const time = useExactTime(player.playing, player.time);
  const spoken = player.playing ? cues.data?.[cueAt(cues.data, time)] : undefined;
  const silent = tour.stops.find(({ key }) => key === walk.reading)?.languages[lang];
  const caption = silent
    ? silent.sentences.map(({ text }) => text).join(' ')
    : spoken
      ? spoken.words.map((word) => word.text).join('')
      : walk.done
        ? t('kiosk.again')
        : walk.next && t('walk.next', { title: walk.next.title, distance: `${Math.round(walk.next.metres)} m` });
  return (
    <main className={styles.kiosk}>
      <div className={styles.map}>
        <TourMap tour={tour} lang={lang} present={started ? track?.key : undefined} overview={!started} onStop={() => undefined} />
      </div>
      <header className={styles.head}>
        <div>
          <h1>{localText(tour.title, lang)}</h1>
          {started && track && <p>{silent?.title ?? track.title}</p>}
        </div>
        <ButtonLink look="paper" {...link({ of: tour.id })} aria-label={t('kiosk.leave')} title={t('kiosk.leave')}>
          <IconX size={20} aria-hidden="true" />
        </ButtonLink>
      </header>
      {started ? (
        <p className={styles.caption} lang={lang} aria-live="polite">
          {caption}
        </p>
      ) : (
        <div className={styles.begin}>
          <button type="button" onClick={start}>
            <IconPlayerPlayFilled size={56} aria-hidden="true" />
            {t('kiosk.start')}
          </button>
          <p>{t('kiosk.explain')}</p>
        </div>
      )}
    </main>
  );
}
