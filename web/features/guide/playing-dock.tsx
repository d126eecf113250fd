import { IconHeadphones, IconPlayerPauseFilled, IconPlayerPlayFilled, IconRoute, IconRouteOff, IconX } from '@tabler/icons-react';
import { useAtomValue } from 'jotai';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../kit/button.tsx';
import { mapHandleAtom, mapShownAtom } from '../../lib/map-session.ts';
import { pause, play, stop, type Track } from '../../lib/story/player.ts';
import { useWalk } from '../../lib/story/use-walk.ts';
import { stopWalk } from '../../lib/story/walk-driver.ts';
import styles from './guide-dock.module.css';
import { useGuideLink } from './use-guide-link.ts';

/** What is being told, over the map; the camera goes along until the reader takes it. */
export default function PlayingDock({ track, playing }: { track: Track; playing: boolean }) {
  const { t } = useTranslation('guide');
  const link = useGuideLink();
  const [follow, setFollow] = useFollow(track);
  useWalker();
  return (
    <section className={styles.dock} aria-label={t('player')}>
      <IconButton label={playing ? t('pause') : t('play')} look="primary" onClick={() => (playing ? pause() : void play())}>
        {playing ? <IconPlayerPauseFilled size={20} aria-hidden="true" /> : <IconPlayerPlayFilled size={20} aria-hidden="true" />}
      </IconButton>
      <a className={styles.title} {...link({ of: track.guide, in: track.lang })}>
        <IconHeadphones size={16} aria-hidden="true" />
        <span lang={track.lang}>{track.title}</span>
      </a>
      <IconButton label={t(follow ? 'unfollow' : 'follow')} aria-pressed={follow} onClick={() => setFollow(!follow)}>
        {follow ? <IconRoute size={20} aria-hidden="true" /> : <IconRouteOff size={20} aria-hidden="true" />}
      </IconButton>
      <IconButton
        label={t('end')}
        onClick={() => {
          stopWalk();
          stop();
        }}
      >
        <IconX size={20} aria-hidden="true" />
      </IconButton>
    </section>
  );
}

/** Whoever walks is marked on the map. */
function useWalker(): void {
  const map = useAtomValue(mapHandleAtom);
  const { position } = useWalk();
  useEffect(() => {
    if (position) map?.showOwnPosition(position);
  }, [map, position]);
  useEffect(() => () => map?.showOwnPosition(null), [map]);
}

/** Flies to what is told. A hand on the map, or a key, ends it. */
function useFollow(track: Track): [boolean, (follow: boolean) => void] {
  const map = useAtomValue(mapHandleAtom);
  const shown = useAtomValue(mapShownAtom);
  const [follow, setFollow] = useState(true);
  useEffect(() => {
    if (map && shown && follow) void map.flyTo(track.view, { seconds: 3 });
  }, [map, shown, follow, track.view]);
  useEffect(() => {
    const takeOver = ({ target }: Event) => {
      if (target instanceof HTMLCanvasElement) setFollow(false);
    };
    const events = ['pointerdown', 'wheel', 'keydown'] as const;
    for (const event of events) document.addEventListener(event, takeOver, { capture: true, passive: true });
    return () => {
      for (const event of events) document.removeEventListener(event, takeOver, { capture: true });
    };
  }, []);
  return [follow, setFollow];
}
