import { copyFile, mkdir, rm } from 'node:fs/promises';
import { openDatabase } from '../../api/db/database.ts';
import { readPack, readVocabulary } from '../../api/seed/read-pack.ts';
import { seedCity } from '../../api/seed/seed-city.ts';
import { scatter } from './page/scatter.ts';
import { BENCH_DIR, type RunningPortal, startPortal } from './start-portal.ts';

/** The real portal on a copy of the bench's database to which `count` reports were added, as if residents had sent them. */
export async function startCrowdedPortal(count: number): Promise<RunningPortal> {
  const file = `${BENCH_DIR}/crowd-${count}.db`;
  await mkdir(BENCH_DIR, { recursive: true });
  for (const ending of ['', '-wal', '-shm']) await rm(file + ending, { force: true });
  const first = await startPortal();
  await first.stop();
  await copyFile(`${BENCH_DIR}/data/portal.db`, file);
  const vocabulary = await readVocabulary();
  const pack = await readPack('son-la');
  const [model] = pack.reports;
  if (!model) throw new Error('the pack has no report to take after');
  const added = scatter(pack.scene.centre, count).map((pin, i) => ({
    ...model,
    id: `bench-${i}`,
    title: { vi: pin.label, en: pin.label },
    position: [pin.position[0], pin.position[1]] as [number, number],
  }));
  const db = await openDatabase(`file:${file}`);
  await seedCity(db, { ...pack, reports: [...pack.reports, ...added] }, vocabulary, new Date());
  await db.write((client) => client.execute(`UPDATE report SET origin = 'portal' WHERE id LIKE 'bench-%'`));
  await db.close();
  return startPortal({ DATABASE_URL: `file:${file}` });
}
