import type { OnProgress, Progress } from '../contract.ts';

const WIDTH = 28;

/** A bar that redraws itself on a terminal; elsewhere a line at each start and each quarter of a stage. `end` clears the bar. */
export function progressLines(out: NodeJS.WriteStream): { onProgress: OnProgress; end(): void } {
  let last: Progress | undefined;
  let quarter = -1;
  let drawn = 0;
  const clear = () => out.isTTY && out.write('\r\x1b[2K');
  return {
    onProgress(p) {
      const share = p.total > 0 ? Math.min(1, p.done / p.total) : 0;
      const fresh = last?.stage !== p.stage;
      last = p;
      if (out.isTTY) {
        const now = performance.now();
        if (!fresh && share < 1 && now - drawn < 80) return;
        drawn = now;
        const full = Math.round(share * WIDTH);
        const count = p.total > 0 ? `${p.done}/${p.total}` : `${p.done}`;
        clear();
        out.write(`${p.stage.padEnd(10)} [${'='.repeat(full)}${' '.repeat(WIDTH - full)}] ${count}`);
        return;
      }
      if (fresh) quarter = -1;
      if (Math.floor(share * 4) <= quarter) return;
      quarter = Math.floor(share * 4);
      out.write(`${p.stage} ${Math.round(share * 100)} %\n`);
    },
    end: clear,
  };
}
