import { useEffect, useMemo } from 'react';
import type { TourDetail } from '../../../api/features/tours/contract.ts';
import { localText } from '../../lib/local-text.ts';
import { usePortal } from '../../lib/portal.ts';
import { leftOff, load, type PlayerState, play, playerState, presentTrack, type Track } from '../../lib/story/player.ts';
import { tourLanguage, tourTracks } from '../../lib/story/tour-plan.ts';
import { usePlayer } from '../../lib/story/use-player.ts';

export interface TourSound {
  lang: string;
  tracks: readonly Track[];
  player: PlayerState;
  /** What of this tour is in the player. */
  track: Track | undefined;
  /** The stop that this device left off at before, where that was not the first. */
  left: Track | undefined;
}

/** A tour's stories in the player: where one left off, and at the same place of the story after a change of language. */
export function useTour(tour: TourDetail, asked: string | undefined): TourSound {
  const portal = usePortal();
  const { cityId } = portal;
  const lang = tourLanguage(tour, asked, portal.lang);
  const title = localText(tour.title, lang);
  const tracks = useMemo(() => tourTracks(cityId, tour, lang, title), [cityId, tour, lang, title]);
  useEffect(() => begin(tracks), [tracks]);
  const player = usePlayer();
  const present = presentTrack(player);
  const track = present?.tour === tour.id && present.city === cityId ? present : undefined;
  const left = useMemo(() => {
    const stop = leftOff('tour', cityId, tour.id)?.stop;
    const index = tracks.findIndex(({ key }) => key === stop);
    return index > 0 ? tracks[index] : undefined;
  }, [tracks, cityId, tour.id]);
  return { lang, tracks, player, track, left };
}

function begin(tracks: readonly Track[]): void {
  const [first] = tracks;
  if (!first?.tour) return;
  const now = playerState();
  const present = presentTrack(now);
  const going = present?.tour === first.tour && present.city === first.city ? present : undefined;
  const left = leftOff('tour', first.city, first.tour);
  const index = Math.max(
    0,
    tracks.findIndex(({ key }) => key === (going?.key ?? left?.stop)),
  );
  const track = tracks[index] ?? first;
  const same = going?.key === track.key;
  const time = same ? (now.time / going.sound.duration) * track.sound.duration : left?.stop === track.key ? left.time : 0;
  load(tracks, index, time > track.sound.duration - 3 ? 0 : time);
  if (same && now.playing) void play();
}
