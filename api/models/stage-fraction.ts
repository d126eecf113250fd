import type { Progress } from '../../tiles/contract.ts';

/** Share of a whole build that each stage takes, as measured on the sample city; they sum to 1. */
const SHARES: [Progress['stage'], number][] = [
  ['model', 0.3],
  ['terrain', 0.2],
  ['buildings', 0.3],
  ['trees', 0.04],
  ['sites', 0.02],
  ['basemap', 0.12],
  ['index', 0.01],
  ['streets-graph', 0.01],
];

/** Progress of a whole build, 0..1, from the progress of one of its stages. */
export function stageFraction({ stage, done, total }: Progress): number {
  const at = SHARES.findIndex(([name]) => name === stage);
  const before = SHARES.slice(0, at).reduce((sum, [, share]) => sum + share, 0);
  return Math.min(1, before + (SHARES[at]?.[1] ?? 0) * (total > 0 ? Math.min(1, done / total) : 0));
}
