import { describe, expect, it } from 'vitest';
import { backPath } from './back-path.ts';

describe('the way back after signing in', () => {
  const origin = 'https://thanh-pho.example';
  const back = (to: string) => backPath(`?back=${encodeURIComponent(to)}`, origin);
  it.each(['/mot/ioc?q=1', '/'])('leads to %s', (to) => expect(back(to)).toBe(to));
  it.each([
    'https://khac.example/',
    '//khac.example',
    '/\\khac.example',
    'javascript:alert(1)',
    '\\\\khac.example',
    '/\t/khac.example',
    'x',
  ])('never to %s', (to) => expect(back(to)).toBeNull());
});
