import { NO_WAY } from './edge-costs.ts';

/** Several ways on. */
export const PARTING = NO_WAY - 1;

/**
 * By link: the one link that leads on from its end without going straight back; NO_WAY at a dead end, PARTING where there are several. To go straight
 * back to a node is never cheaper than to stay there.
 */
export function linksOnward(rows: { first: Uint32Array; tail: Uint32Array; head: Uint32Array }): Uint32Array {
  const { first, tail, head } = rows;
  const onward = new Uint32Array(head.length).fill(NO_WAY);
  for (let link = 0; link < head.length; link++) {
    const [from, at] = [tail[link] as number, head[link] as number];
    for (let next = first[at] as number, last = first[at + 1] as number; next < last; next++) {
      const to = head[next] as number;
      if (to === from || to === at) continue;
      onward[link] = onward[link] === NO_WAY ? next : PARTING;
    }
  }
  return onward;
}
