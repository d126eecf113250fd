import { describe, expect, it } from 'vitest';
import { agentWords } from './agent-words.ts';
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

it.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0',
    'Edge · Windows',
  ],
  ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36', 'Chrome · Android'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
    'Safari · iOS',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox · Linux'],
  ['curl/8.0', ''],
  ['', ''],
])('%s is called “%s”', (agent, words) => expect(agentWords(agent)).toBe(words));
