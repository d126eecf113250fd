import { get } from 'node:http';

/** An event of the staff's stream, as far as it is counted: of which report, at which place in the log. */
const CASE = /^id: \d+\.1\ndata: \{"topic":"cases","seq":\d+,"id":"([^"]+)"/gm;
const EVENT = /^id: (\d+\.\d+)\ndata: /gm;

export interface SseLine {
  events: number;
  bytes: number;
  /** True when the server ended it, which a storm should not make it do. */
  ended: boolean;
  cut(): void;
}

/**
 * A reader of the live stream that counts what comes without parsing it, so that hundreds of them weigh little beside the portal.
 * @param onCase called with the report's id for every event of a case
 */
export function openLine(url: string, { cookie = '', onCase }: { cookie?: string; onCase?: (id: string) => void } = {}): Promise<SseLine> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent: false, headers: cookie ? { cookie } : {} }, (response) => {
      if (response.statusCode !== 200) return reject(new Error(`a line was answered with ${response.statusCode}`));
      const line: SseLine = { events: 0, bytes: 0, ended: false, cut: () => request.destroy() };
      let rest = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        line.bytes += text.length;
        const whole = rest + text;
        const end = whole.lastIndexOf('\n\n');
        rest = end < 0 ? whole : whole.slice(end + 2);
        const blocks = end < 0 ? '' : whole.slice(0, end + 2);
        line.events += blocks.match(EVENT)?.length ?? 0;
        // A copy: a piece of the text would keep all of it in memory for as long as the id is known.
        if (onCase) for (const [, id = ''] of blocks.matchAll(CASE)) onCase(Buffer.from(id).toString());
        resolve(line);
      });
      const ended = () => {
        line.ended = true;
      };
      response.on('end', ended).on('close', ended).on('error', ended);
    });
    request.on('error', reject);
  });
}
