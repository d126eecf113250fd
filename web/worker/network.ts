import { CHANNEL, type Word } from '../lib/offline/kept.ts';

/** Milliseconds after which a kept answer is better than waiting. */
const PATIENCE = 4000;
/** The same is not said again within so many milliseconds. */
const QUIET = 2000;

const channel = new BroadcastChannel(CHANNEL);
/** When what is shown was fetched, while the network is away. */
let away: number | null = null;
let said = { text: '', at: 0 };

export function say(word: Word): void {
  const text = JSON.stringify(word);
  if (text === said.text && Date.now() - said.at < QUIET) return;
  said = { text, at: Date.now() };
  channel.postMessage(word);
}

export function hear(listener: (word: Word) => void): void {
  channel.addEventListener('message', ({ data }: MessageEvent<Word>) => {
    if (data.kind === 'how') channel.postMessage(away === null ? { kind: 'online' } : { kind: 'offline', at: away });
    listener(data);
  });
}

export function isAway(at: number): void {
  // The oldest of what is shown counts.
  away = Math.min(away ?? at, at);
  say({ kind: 'offline', at: away });
}

export function isBack(): void {
  if (away === null) return;
  away = null;
  say({ kind: 'online' });
}

/** The gateways of a server that is away. */
const AWAY = [502, 503, 504];

/** Asks the network; null where it is away or, with something kept to show, too slow. */
export async function fromNetwork(request: Request, patient: boolean): Promise<Response | null> {
  const asked = fetch(request).then(
    (answer) => (AWAY.includes(answer.status) && !patient ? null : answer),
    () => null,
  );
  const slow = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE));
  const answer = await (patient ? asked : Promise.race([asked, slow]));
  if (answer) isBack();
  return answer;
}
