import { IconHeadphones, IconPlayerPauseFilled, IconPlayerPlayFilled, IconRoute, IconRouteOff, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../kit/button.tsx';
import { pause, play, stop, type Track } from '../../lib/story/player.ts';
import { useFollow, useWalker } from '../../lib/story/use-follow.ts';
import { stopWalk } from '../../lib/story/walk-driver.ts';
import { usePageLink } from '../../lib/use-page-link.ts';
import styles from './guide-dock.module.css';

/** What is being told, over the map; the camera goes along until the reader takes it. */
export default function PlayingDock({ track, playing, failed }: { track: Track; playing: boolean; failed: boolean }) {
  const { t } = useTranslation('guide');
  const guide = usePageLink('guide');
  const tours = usePageLink('tours');
  const [follow, setFollow] = useFollow();
  useWalker();
  return (
    <section className={styles.dock} aria-label={t('player')} data-player>
      <IconButton label={playing ? t('pause') : t('play')} look="primary" onClick={() => (playing ? pause() : void play())}>
        {playing ? <IconPlayerPauseFilled size={20} aria-hidden="true" /> : <IconPlayerPlayFilled size={20} aria-hidden="true" />}
      </IconButton>
      <a
        className={styles.title}
        {...(track.tour ? tours({ of: track.tour, in: track.lang }) : guide({ of: track.guide, in: track.lang }))}
      >
        <IconHeadphones size={16} aria-hidden="true" />
        {failed ? <span role="alert">{t('kit:story.failed')}</span> : <span lang={track.lang}>{track.title}</span>}
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
