/** One line that grows on a terminal; elsewhere a line for every tenth. */
export function progressBar(out: NodeJS.WriteStream) {
  let shown = -1;
  return {
    /** @param fraction 0..1 */
    show(stage: string, fraction: number) {
      const step = Math.floor(fraction * (out.isTTY ? 100 : 10));
      if (step <= shown) return;
      shown = step;
      const filled = Math.round(fraction * 30);
      const line = `${'█'.repeat(filled)}${'░'.repeat(30 - filled)} ${String(Math.round(fraction * 100)).padStart(3)} % ${stage}`;
      out.write(out.isTTY ? `\r${line.padEnd(60)}` : `${line}\n`);
    },
    end() {
      if (out.isTTY && shown >= 0) out.write('\n');
    },
  };
}
