import { lazy, Suspense } from 'react';
import { usePortal } from '../../lib/portal.ts';
import { presentTrack } from '../../lib/story/player.ts';
import { usePlayer } from '../../lib/story/use-player.ts';
import { countHeard } from './count-heard.ts';

// The player lives as long as the page, and so does its count.
countHeard();

const PlayingDock = lazy(() => import('./playing-dock.tsx'));

/** Nothing until a story of this city is told. */
export function GuideDock() {
  const { cityId } = usePortal();
  const player = usePlayer();
  const track = presentTrack(player);
  if (track?.city !== cityId) return null;
  return (
    <Suspense fallback={null}>
      <PlayingDock track={track} playing={player.playing} failed={player.failed} />
    </Suspense>
  );
}
