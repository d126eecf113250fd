import { describe, expect, it } from 'vitest';
import type { FigureRow } from '../../../api/features/cases/figures-contract.ts';
import { csvOf, league, onTimeShare, satisfiedShare } from './league.ts';
import { readAsk, writeAsk } from './period.ts';

const row = (patch: Partial<FigureRow>): FigureRow => ({
  id: 'a',
  received: 10,
  onTime: 8,
  lateExtended: 1,
  late: 1,
  backlog: 0,
  reopened: 0,
  rated: 4,
  satisfied: 3,
  hours: { forward: null, start: null, close: null, whole: 30 },
  ...patch,
});

describe('the league table', () => {
  it('puts the best first, and last what may not be told', () => {
    const rows = [row({ id: 'hidden', onTime: null }), row({ id: 'worst', onTime: 1, late: 8 }), row({ id: 'best', late: 0 })];
    expect(league(rows, 'onTime').map(({ id }) => id)).toEqual(['best', 'worst', 'hidden']);
    const quick = [row({ id: 'slow' }), row({ id: 'quick', hours: { forward: null, start: null, close: null, whole: 3 } })];
    expect(league(quick, 'hours').map(({ id }) => id)).toEqual(['quick', 'slow']);
  });
  it('counts the on-time share over what is decided, and gives none where a cell is left out', () => {
    expect(onTimeShare(row({}))).toBe(0.8);
    expect(onTimeShare(row({ onTime: 0, lateExtended: 0, late: 0 }))).toBeNull();
    expect(onTimeShare(row({ late: null }))).toBeNull();
    expect(satisfiedShare(row({}))).toBe(0.75);
    expect(satisfiedShare(row({ rated: 0 }))).toBeNull();
  });
  it('is a file that no spreadsheet takes for a formula', () => {
    expect(csvOf([['=1+1', 'a "b"', 3, null]])).toBe('\uFEFF"\'=1+1","a ""b""",3,\r\n');
  });
});

describe('the period', () => {
  const today = '2026-03-05';
  it('is the last 90 days unless the address says otherwise', () => {
    expect(readAsk({}, today)).toEqual({ by: 'agency', span: '90', from: '2025-12-06', to: today });
    expect(readAsk({ span: 'year', by: 'area' }, today)).toEqual({ by: 'area', span: 'year', from: '2026-01-01', to: today });
    expect(readAsk({ from: '2026-02-30', to: 'x', by: 'y', span: 'z' }, today).span).toBe('90');
    expect(readAsk({ from: '2026-03-04', to: '2026-03-01' }, today).span).toBe('90');
  });
  it('comes back from its address', () => {
    for (const search of [{}, { span: '30' }, { by: 'category', span: 'year' }, { from: '2026-01-01', to: '2026-01-31' }]) {
      const ask = readAsk(search, today);
      expect(readAsk(writeAsk(ask), today)).toEqual(ask);
    }
  });
});
