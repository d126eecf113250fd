import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { streetLines } from '../../tiles/build/street-index.ts';
import type { Road } from '../../tiles/contract.ts';
import { makePack } from '../testing/make-pack.ts';
import { makePortal } from '../testing/make-portal.ts';
import { makeReportInput, sendReport } from '../testing/send-report.ts';
import { readStreets } from './streets.ts';

const road = (name: string | undefined, line: [number, number][]) =>
  ({ id: 'x', class: 'minor', line, ...(name ? { name: { vi: name } } : {}) }) as unknown as Road;
const lines = streetLines([
  road('Lò Văn Giá', [
    [105, 21],
    [105.002, 21],
  ]),
  road('Lò Văn Giá', [
    [105.004, 21],
    [105.006, 21],
  ]),
  road(undefined, [
    [105, 21.001],
    [105.001, 21.001],
  ]),
]);

/** Writes what the stage of the index writes. */
async function writeIndex(dataDir: string, version: string, text: string | null) {
  const folder = join(dataDir, 'tiles/mot/index');
  await mkdir(join(folder, version), { recursive: true });
  await writeFile(join(folder, 'index.json'), JSON.stringify({ version }));
  if (text !== null) await writeFile(join(folder, version, 'lines.json'), text);
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'streets-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('the streets of a city', () => {
  it('are none before its model is built, and none by an index of before', async () => {
    expect((await readStreets(folder, 'mot')).names).toEqual([]);
    await writeIndex(folder, 'cu', null);
    expect((await readStreets(folder, 'mot')).metresTo('Lò Văn Giá', [105, 21])).toBeUndefined();
  });
  it('are known by name, with or without “đường” and accents, all their pieces together; a new index is noticed', async () => {
    await writeIndex(folder, 'moi', JSON.stringify(lines));
    const { names, metresTo } = await readStreets(folder, 'mot');
    expect(names).toEqual(['Lò Văn Giá']);
    for (const name of ['Lò Văn Giá', 'đường Lò Văn Giá', 'duong lo van gia'])
      expect(metresTo(name, [105.001, 21.0009])).toBeCloseTo(100, -1);
    expect(metresTo('Lò Văn Giá', [105.005, 21])).toBe(0);
    expect(metresTo('Tô Hiệu', [105, 21])).toBeUndefined();
  });
  it('decide about a report by how near it is', async () => {
    const agencies = ['office', 'roads'].map((id) => ({ id, name: { vi: id } }));
    const near = { id: 'gan', name: { vi: 'Gần đường' }, when: { road: { name: 'Lò Văn Giá', metres: 120 } } };
    const routing = [{ ...near, agencyId: 'roads', priority: 'normal' as const }];
    const portal = await makePortal([makePack('mot', { agencies, routing })]);
    try {
      await writeIndex(portal.config.dataDir, 'moi', JSON.stringify(lines));
      const agencyOf = async (position: [number, number]) => {
        await sendReport((path, init) => portal.app.request(path, init), 'mot', makeReportInput({ position }));
        const { rows } = await portal.db.client.execute('SELECT agency, routing FROM report_case ORDER BY report DESC LIMIT 1');
        return rows[0];
      };
      const taken = await agencyOf([105.001, 21.0009]);
      expect(taken?.agency).toBe('roads');
      expect(String(taken?.routing)).toContain('cách Lò Văn Giá 100 m (tối đa 120 m)');
      expect((await agencyOf([105.001, 21.002]))?.agency).toBeNull();
    } finally {
      await portal.close();
    }
  });
});
