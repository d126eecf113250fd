import { hashPassword as byLibrary } from 'better-auth/crypto';
import { describe, expect, it } from 'vitest';
import { hashPassword, isOldHash, PASSWORD_ROUNDS, verifyPassword } from './password-hash.ts';

const PASSWORD = 'mot hai ba bon nam';

describe('a password', () => {
  it('is hashed as OWASP advises, with a salt of its own', async () => {
    const [one, two] = [await hashPassword(PASSWORD), await hashPassword(PASSWORD)];
    expect(one).toMatch(/^scrypt-15-8-3:[0-9a-f]{32}:[0-9a-f]{128}$/);
    expect(one).not.toBe(two);
    expect([await verifyPassword(one, PASSWORD), await verifyPassword(one, `${PASSWORD} `)]).toEqual([true, false]);
    expect(isOldHash(one)).toBe(false);
  });
  it('is known in whichever way its letters are composed', async () => {
    expect(await verifyPassword(await hashPassword('mật khẩu dài'.normalize('NFD'), 1), 'mật khẩu dài'.normalize('NFC'))).toBe(true);
  });
  it('that the library hashed is still known, and takes as long', async () => {
    const old = await byLibrary(PASSWORD);
    const now = await hashPassword(PASSWORD);
    expect([isOldHash(old), await verifyPassword(old, PASSWORD), await verifyPassword(old, 'x')]).toEqual([true, true, false]);
    const best = { old: Number.POSITIVE_INFINITY, now: Number.POSITIVE_INFINITY };
    for (let n = 0; n < 5; n++)
      for (const [name, hash] of [
        ['old', old],
        ['now', now],
      ] as const) {
        const from = performance.now();
        await verifyPassword(hash, 'x');
        best[name] = Math.min(best[name], performance.now() - from);
      }
    expect(best.old / best.now).toBeGreaterThan(0.5);
    expect(best.old / best.now).toBeLessThan(2);
  }, 300_000);
  it('with nothing behind it opens nothing', async () => {
    for (const hash of ['', ':', 'scrypt-15-8-1:00:', 'abc']) expect(await verifyPassword(hash, '', 1).catch(() => false)).toBe(false);
  });
});

it('a crowd is worked on two at a time, a hundred wait, and the rest are asked to come again', async () => {
  const all = await Promise.allSettled(Array.from({ length: 120 }, () => hashPassword(PASSWORD, 1)));
  const refused = all.filter((one) => one.status === 'rejected');
  expect(refused).toHaveLength(120 - 102);
  expect(refused[0]).toMatchObject({ reason: { code: 'busy' } });
  expect(await hashPassword(PASSWORD, 1)).toContain('scrypt');
  expect(PASSWORD_ROUNDS).toBe(3);
}, 300_000);
