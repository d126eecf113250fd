import type { BenchRow } from './bench.ts';
import { runStorm } from './storm/run-storm.ts';

/** `STORM_MINUTES=1` tries it out; the full one takes ten minutes and some for proofs. */
const MINUTES = Number(process.env.STORM_MINUTES ?? 10);
const REPORTS_A_MINUTE = 2000;
const OPERATORS = 50;
const VIEWERS = 500;

const at = (sorted: number[], q: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
const mean = (numbers: number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** 20,000 reports in ten minutes beside operators and map viewers; the load generator runs on the same machine. */
export async function bench() {
  const reports = REPORTS_A_MINUTE * MINUTES;
  const storm = await runStorm({ reports, seconds: MINUTES * 60, operators: OPERATORS, viewers: VIEWERS });
  const { statuses, acknowledged, withPhoto, delays, queue, memory, viewers, readBack } = storm;
  const refused = Object.entries(statuses).filter(([status]) => status !== '201' && status !== '429');
  const written = statuses['201'] ?? 0;
  const tenth = Math.max(1, Math.floor(memory.length / 10));
  // The first fifth fills caches and pools.
  const [early, late] = [mean(memory.slice(tenth * 2, tenth * 4)), mean(memory.slice(-tenth * 2))];
  const shown = (numbers: number[]) => `p50 ${at(numbers, 0.5).toFixed(0)} ms, most ${(numbers.at(-1) ?? Number.NaN).toFixed(0)} ms`;
  const rows: BenchRow[] = [
    {
      what: 'reports acknowledged',
      value: written,
      unit: '',
      target: { atLeast: reports },
      note: `of ${reports.toLocaleString('en')} in ${MINUTES} min, one in twenty with a photo of 1200 x 900; answers ${JSON.stringify(statuses)}`,
    },
    { what: 'refused other than by limit', value: refused.reduce((sum, [, n]) => sum + n, 0), unit: '', target: { atMost: 0 } },
    {
      what: 'acknowledged and read back whole',
      value: readBack.whole,
      unit: '',
      target: { atLeast: written },
      note: `${readBack.rows} rows, ${readBack.photos} photos with every byte, the audit log ${readBack.auditHolds ? 'holds' : 'is broken'}`,
    },
    { what: 'lines that broke', value: storm.broken, unit: '', target: { atMost: 0 } },
    { what: 'acknowledgement, p99', value: at(acknowledged, 0.99), unit: 'ms', note: shown(acknowledged) },
    { what: 'acknowledgement with a photo, p99', value: at(withPhoto, 0.99), unit: 'ms', note: shown(withPhoto) },
    {
      what: 'from the acknowledgement to the last operator’s screen, p99',
      value: at(delays, 0.99),
      unit: 'ms',
      target: { atMost: 1000 },
      note: `${shown(delays)}; ${delays.length} reports on all ${OPERATORS} screens`,
    },
    { what: 'a page of the queue, p99', value: at(queue, 0.99), unit: 'ms', note: `${shown(queue)}; ${queue.length} pages` },
    { what: 'moves by operators', value: storm.moves, unit: '', note: `${storm.conflicts} met another one’s change` },
    {
      what: 'map viewers, events each at least',
      value: viewers.least,
      unit: '',
      note: `${VIEWERS} viewers, at most ${viewers.most}; ${viewers.megabytes.toFixed(0)} MB in all; ${viewers.ended} lines ended, of operators ${storm.dropped}`,
    },
    {
      what: 'memory in the last fifth, to that of the second',
      value: late / early,
      unit: 'x',
      target: { atMost: 1.2 },
      note: `${early.toFixed(0)} MB, then ${late.toFixed(0)} MB, at most ${Math.max(...memory).toFixed(0)} MB`,
    },
    { what: 'load generator behind its plan, at most', value: storm.behind, unit: 'ms', note: 'a generator that is late flatters nobody' },
  ];
  return { title: 'Storm', rows };
}
