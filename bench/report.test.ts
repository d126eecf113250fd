import { expect, it } from 'vitest';
import { report } from './report.ts';

const result = (title: string, value: number, target?: number) => ({
  name: title,
  title,
  date: '2026-01-14T03:00:00.000Z',
  load: 0.5,
  seconds: 3,
  rows: [{ what: 'a row', value, unit: 'ms', ...(target ? { target: { atMost: target } } : {}) }],
});

it('a renewed table takes its place in the document, the others stay, and all targets are counted', () => {
  const first = report([result('One', 1, 2), result('Two', 2, 1), result('Three', 3)], ['a machine']);
  expect(first).toContain('1 of 2 targets are met.');
  const second = report([result('Two', 0.5, 1), result('Four', 4, 5)], ['a machine'], first);
  expect([...second.matchAll(/^## (\w+)$/gm)].map(([, title]) => title)).toEqual(['One', 'Two', 'Three', 'Four']);
  expect(second).toContain('3 of 3 targets are met.');
  expect(second).not.toContain('**no**');
  expect(report([], ['a machine'], second)).toBe(second);
});
