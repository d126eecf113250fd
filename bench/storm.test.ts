import { expect, it } from 'vitest';
import { runStorm } from './storm/run-storm.ts';

it('a small storm: all acknowledged, all on every screen, all read back', { timeout: 240_000 }, async () => {
  const [reports, operators, viewers] = [80, 4, 20];
  const storm = await runStorm({ reports, seconds: 4, operators, viewers });
  expect(storm.statuses).toEqual({ 201: reports });
  expect(storm.delays).toHaveLength(reports);
  expect(storm.readBack).toEqual({ rows: reports, whole: reports, photos: reports / 20, auditHolds: true });
  expect(storm.moves).toBeGreaterThan(0);
  // Every viewer heard of every report at least once.
  expect(storm.viewers).toMatchObject({ ended: 0 });
  expect(storm.viewers.least).toBeGreaterThanOrEqual(reports);
  expect(storm.dropped).toBe(0);
});
