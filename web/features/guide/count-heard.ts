import type { Heard } from '../../../api/guides/tally-contract.ts';
import { onPlayer, type PlayerState, playerState, presentTrack, type Track } from '../../lib/story/player.ts';

/** Seconds before the end from which a story counts as heard: browsers round the last moment differently. */
const END = 1;

/** What the office counts, told once for each time a story is begun, and once when it ends. Without names; nobody waits for it. */
export function countHeard(tell: (track: Track, event: Heard['event']) => void = send): () => void {
  let begun: string | null = null;
  let ended: string | null = null;
  const look = (state: PlayerState) => {
    const track = presentTrack(state);
    const key = track && !track.rehearsal ? `${pathOf(track)} ${track.stop} ${track.lang}` : null;
    if (!track || key === null) {
      begun = ended = null;
      return;
    }
    if (state.playing && begun !== key) {
      begun = key;
      ended = null;
      tell(track, 'play');
    }
    if (!state.playing && begun === key && ended !== key && state.time >= track.sound.duration - END) {
      ended = key;
      tell(track, 'complete');
    }
  };
  return onPlayer(() => look(playerState()));
}

/** Where a story is counted: with its guide, or with the tour whose own words it tells. */
const pathOf = ({ city, own, guide }: Track) => `/api/cities/${city}/${own ? 'tours' : 'guides'}/${guide}/heard`;

function send(track: Track, event: Heard['event']): void {
  const { stop, lang } = track;
  void fetch(pathOf(track), {
    method: 'POST',
    keepalive: true,
    credentials: 'omit',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ stop, lang, event } satisfies Heard),
  }).catch(() => undefined);
}
