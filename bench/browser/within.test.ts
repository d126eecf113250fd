import { expect, it } from 'vitest';
import { within } from './within.ts';

it('answers what was done, and otherwise says in a sentence what was not', async () => {
  await expect(within(60_000, 'all of it', Promise.resolve(7))).resolves.toBe(7);
  await expect(within(5000, 'all of it', Promise.reject(new Error('the page is gone')))).rejects.toThrow('the page is gone');
  await expect(within(1, '2 of 6 sights; the next', new Promise(() => {}))).rejects.toThrow('2 of 6 sights; the next took more than 0 s');
});
