import { get as httpGet } from 'node:http';
import type { Readable } from 'node:stream';
import { LiveEvent } from '../live/contract.ts';

/** A reader of the live stream over a socket of its own. */
export interface Line {
  status: number;
  /** Everything that came, in the order in which it came. */
  events: { id: string; readonly event: LiveEvent }[];
  /** The last id that was told, with or without an event. */
  lastId: string;
  /** False once the server or we ended it. */
  open: boolean;
  /** What comes is left in the socket until `resume`. */
  pause(): void;
  resume(): void;
  cut(): void;
}

/** Parsed when it is looked at: hundreds of readers hear hundreds of thousands of events. */
const heard = (id: string, data: string) => ({
  id,
  get event() {
    return LiveEvent.parse(JSON.parse(data));
  },
});

/** Opens a line and resolves with the first words of the server. @param who header `x-as` */
export function listen(port: number, { city = 'mot', topics = 'reports,cases', who = 'operator', lastId = '' } = {}): Promise<Line> {
  return new Promise((resolve, reject) => {
    const headers = { 'x-as': who, ...(lastId ? { 'last-event-id': lastId } : {}) };
    const request = httpGet({ port, path: `/api/live?city=${city}&topics=${topics}`, headers, agent: false }, (response) => {
      const stream: Readable = response;
      const line: Line = {
        status: response.statusCode ?? 0,
        events: [],
        lastId,
        open: true,
        pause: () => stream.pause(),
        resume: () => stream.resume(),
        cut: () => request.destroy(),
      };
      let rest = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        rest += text;
        const blocks = rest.split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) {
          const id = /^id: (.*)$/m.exec(block)?.[1];
          const data = /^data: (.*)$/m.exec(block)?.[1];
          if (id) line.lastId = id;
          if (id && data) line.events.push(heard(id, data));
        }
        resolve(line);
      });
      const ended = () => {
        line.open = false;
        resolve(line);
      };
      response.on('error', ended).on('end', ended).on('close', ended);
    });
    request.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? undefined : reject(error)));
  });
}
