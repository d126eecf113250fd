import { randomUUID } from 'node:crypto';
import { computeFigures } from '../api/cases/compute-figures.ts';
import { caseConditions, listCases } from '../api/cases/list-cases.ts';
import { readStories } from '../api/cases/read-stories.ts';
import { makePack, makeReport } from '../api/testing/make-pack.ts';
import { makePortal } from '../api/testing/make-portal.ts';
import { makePhoto, makeReportInput, sendReport, solveProof } from '../api/testing/send-report.ts';
import type { BenchRow } from './bench.ts';
import { timed } from './timed.ts';

const SIZES = process.env.BENCH_SMALL ? [500, 2000] : [10_000, 100_000];
const RUNS = process.env.BENCH_SMALL ? 20 : 200;
const SENT = process.env.BENCH_SMALL ? 10 : 200;
const NOW = new Date('2026-01-14T03:00:00Z');
const CATEGORIES = ['road', 'traffic', 'lighting', 'rubbish', 'water', 'trees', 'order', 'noise'];
const STATUSES = ['received', 'in_progress', 'done', 'done', 'done', 'rejected'] as const;

/** A pseudo-random number in [0, 1) from an index, the same every time. */
const noise = (i: number) => Math.abs(Math.sin(i * 12.9898) * 43758.5453) % 1;
const day = (i: number) => new Date(NOW.getTime() - noise(i) * 300 * 86_400_000);

function pack(count: number) {
  const agencies = Array.from({ length: 20 }, (_, i) => ({ id: `office-${i}`, name: { vi: `Cơ quan ${i}` } }));
  const reports = Array.from({ length: count }, (_, i) => {
    const created = day(i);
    return makeReport(`r-${i}`, {
      categoryId: CATEGORIES[i % CATEGORIES.length] ?? 'road',
      status: STATUSES[i % STATUSES.length] ?? 'done',
      title: { vi: `Báo cáo số ${i} ở ngõ ${i % 400}` },
      position: [104.991 + noise(i + 0.3) * 0.018, 20.991 + noise(i + 0.6) * 0.018],
      createdAt: created.toISOString(),
      updatedAt: new Date(created.getTime() + 3_600_000).toISOString(),
      dueAt: new Date(created.getTime() + 5 * 86_400_000).toISOString(),
      agencyId: `office-${i % 20}`,
    });
  });
  const routing = [
    { id: 'duong', name: { vi: 'Đường' }, when: { categories: ['road'] }, agencyId: 'office-1', priority: 'normal' as const },
  ];
  return makePack('crowd', { agencies, reports, routing });
}

/** The queue, the map's box, figures and the acknowledgement of a report, with ten thousand and a hundred thousand reports. */
export async function bench() {
  const rows: BenchRow[] = [];
  for (const size of SIZES) {
    const portal = await makePortal([pack(size)], { now: NOW, config: { reportsPerHour: 1_000_000 } });
    const { client } = portal.db;
    const ask = (path: string, init?: RequestInit) => portal.app.request(path, init);
    const all = { sql: '1', args: [] };
    const add = (what: string, { p50, p99 }: { p50: number; p99: number }) =>
      rows.push({
        what: `${what}, ${size.toLocaleString('en')} reports`,
        value: Math.round(p50 * 10) / 10,
        unit: 'ms',
        note: `p99 ${p99.toFixed(1)} ms`,
      });
    const queue = (filter: Parameters<typeof caseConditions>[1], sort: 'due' | 'new' | 'priority') =>
      listCases(client, { where: caseConditions('crowd', filter, all, NOW), sort, limit: 50 });
    const box = (i: number) => {
      const [w, s] = [104.991 + noise(i) * 0.016, 20.991 + noise(i + 0.5) * 0.016];
      return [w, s, w + 0.002, s + 0.002] as [number, number, number, number];
    };
    try {
      add('queue, open by due day, with its count', await timed(RUNS, () => queue({ open: true }, 'due')));
      add('queue, one agency’s late ones', await timed(RUNS, (i) => queue({ agency: [`office-${i % 20}`], late: true }, 'due')));
      add('queue, a word', await timed(RUNS, (i) => queue({ q: `ngo ${i}` }, 'due')));
      add(
        'queue, a page without its count',
        await timed(RUNS, () =>
          listCases(client, { where: caseConditions('crowd', { open: true }, all, NOW), sort: 'due', limit: 50, count: false }),
        ),
      );
      add(
        'public list by box, a hundredth of the city',
        await timed(RUNS, async (i) => (await ask(`/api/cities/crowd/reports?bbox=${box(i).map((v) => v.toFixed(5))}`)).text()),
      );
      const figures = { city: 'crowd', from: 0, to: NOW.getTime(), by: 'agency', least: 1, now: NOW.getTime() } as const;
      await readStories(portal.db);
      add('figures by agency', await timed(3, () => computeFigures(client, figures)));
      const proofs = await Promise.all(Array.from({ length: SENT * 2 }, () => solveProof(ask, 'crowd')));
      const send = async (photos: { bytes: Uint8Array; type: string }[]) => {
        const response = await sendReport(ask, 'crowd', makeReportInput(), { key: randomUUID(), proof: proofs.pop() ?? '', photos });
        if (response.status !== 201) throw new Error(`a report was answered with ${response.status}`);
      };
      add('acknowledgement of a report', await timed(SENT, () => send([])));
      const photo = { bytes: await makePhoto(1600, 1200), type: 'image/jpeg' };
      add('acknowledgement of a report with a photo of 1600 x 1200', await timed(Math.min(40, SENT), () => send([photo])));
    } finally {
      await portal.close();
    }
  }
  return { title: 'Reports and cases', rows };
}
