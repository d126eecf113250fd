/** The map's viewers, in a process of their own: `node viewers.ts URL COUNT`. Says `ready`, and on `stop` what they heard. */
import { openLine, type SseLine } from './sse-line.ts';

const [, , url = '', count = '0'] = process.argv;
const lines: SseLine[] = [];
for (let n = 0; n < Number(count); n += 25)
  lines.push(...(await Promise.all(Array.from({ length: Math.min(25, Number(count) - n) }, () => openLine(url)))));
process.send?.({ ready: lines.length });
process.once('message', () => {
  const events = lines.map((line) => line.events);
  const told = {
    least: Math.min(...events),
    most: Math.max(...events),
    megabytes: lines.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6,
    ended: lines.filter(({ ended }) => ended).length,
  };
  process.send?.(told, () => process.exit(0));
});
