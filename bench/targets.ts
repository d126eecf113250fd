import type { Target } from './bench.ts';

/** What the pipeline's and the server's benches must show, by bench and row; the browser's benches carry theirs with each row. */
const TARGETS: Record<string, Record<string, Target>> = {
  buildings: { 'buildings a core': { atLeast: 10_000 }, 'size gzipped, 8 attributes': { atMost: 150 } },
  sample: { '12,000 buildings, whole city': { atMost: 20 } },
  terrain: { 'bytes a tile': { atMost: 700 } },
};

/** @param bench the file's name without `.bench.ts` */
export function targetOf(bench: string, what: string): Target | undefined {
  return TARGETS[bench]?.[what];
}
