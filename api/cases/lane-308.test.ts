import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CaseDetail } from '../features/cases/contract.ts';
import type { Receipt } from '../features/reports/intake-contract.ts';
import { readPack } from '../seed/read-pack.ts';
import { makePortal, type Portal } from '../testing/make-portal.ts';
import { identifyBy, jsonOf, makeIdentity, sendReport } from '../testing/send-report.ts';

let portal: Portal;
beforeAll(async () => {
  portal = await makePortal([await readPack('son-la')], { identify: identifyBy({ operator: makeIdentity('ioc-operator') }) });
});
afterAll(() => portal.close());

const lane = {
  categoryId: 'traffic',
  title: 'Ô tô đỗ chiếm lòng ngõ 308 đường Chu Văn Thịnh',
  description: 'Ngõ rộng 9 m, ô tô đỗ chiếm 4 m.',
  position: [103.912506, 21.334696],
  answers: { where: 'lane' },
};

it.each([
  ['2023-06-14T08:00:00+07:00', 'ubnd-phuong-chieng-le-cu', 'Phường Chiềng Lề', '2023-06-19T01:00:00.000Z'],
  ['2026-11-20T08:00:00+07:00', 'ubnd-to-hieu', 'Phường Tô Hiệu', '2026-11-25T01:00:00.000Z'],
])('lane 308 on %s goes to %s', async (day, agency, ward, dueAt) => {
  portal.clock.now = new Date(day);
  const receipt = await jsonOf<Receipt>(sendReport((path, init) => portal.app.request(path, init), 'son-la', lane));
  expect(receipt).toMatchObject({ agencyId: agency, dueAt });
  const detail = await jsonOf<CaseDetail>(
    portal.app.request(`/api/cities/son-la/cases/${receipt.id}`, { headers: { 'x-as': 'operator' } }),
  );
  expect(detail.routing?.words.vi).toContain(ward);
  expect(detail.routing?.words.en).toMatch(/^Rule \d+, “.*”: category Traffic and parking; area .*Ward/);
});
