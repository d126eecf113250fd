import { describe, expect, it } from 'vitest';
import { reportIcon } from '../../lib/report-icon.ts';
import { stepsOf } from './report-steps.ts';

describe('a report', () => {
  it('wears its state, and is late only while it is open', () => {
    expect(reportIcon({ status: 'received', late: false })).toBe('report-new');
    expect(reportIcon({ status: 'in_progress', late: false })).toBe('report-progress');
    expect(reportIcon({ status: 'in_progress', late: true })).toBe('report-late');
    expect(reportIcon({ status: 'done', late: true })).toBe('report-done');
    expect(reportIcon({ status: 'rejected', late: true })).toBe('report-rejected');
  });
  it('has a path with the steps it reached', () => {
    expect(stepsOf('in_progress').map((s) => s.reached)).toEqual([true, true, false]);
    expect(stepsOf('rejected').map((s) => s.step)).toEqual(['received', 'rejected']);
  });
});
