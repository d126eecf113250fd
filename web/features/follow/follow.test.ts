import { describe, expect, it } from 'vitest';
import { FOLLOW_LIMITS, FOLLOW_PACES, NewFollow } from '../../../api/features/follow/contract.ts';
import { MAIL_LENGTH, PACES, RADII } from './choices.ts';
import { followAddress, readAt, readHash, rssAddress } from './follow-address.ts';
import { firstTarget, targetOf } from './target-choice.ts';
import { waysFor } from './way-fields.tsx';

const EXTENT = [103.8, 21.2, 104, 21.4] as const;

describe('addresses', () => {
  it('keep what the page had', () => {
    expect(followAddress('/mot/follow?lang=en', { report: '260105-abcdef' })).toBe('/mot/follow?lang=en&report=260105-abcdef');
    expect(followAddress('/mot/follow', { at: '103.9,21.3' })).toBe('/mot/follow?at=103.9,21.3');
  });
  it('of feeds say what a subscription would tell', () => {
    expect(rssAddress('mot', { kind: 'city' }, [])).toBe('/api/cities/mot/reports.rss');
    expect(rssAddress('mot', { kind: 'area', id: 'to-hieu' }, ['road', 'order'])).toBe(
      '/api/cities/mot/reports.rss?area=to-hieu&category=road,order',
    );
    expect(rssAddress('mot', { kind: 'point', at: [103.9, 21.3], radius: 500 }, [])).toBe(
      '/api/cities/mot/reports.rss?at=103.90000,21.30000&radius=500',
    );
  });
  it('hold secrets behind the hash, and only what can be one', () => {
    const secret = `${'a'.repeat(24)}.${'B-_9'.repeat(10)}xyz`;
    expect(readHash(`#confirm=${secret}`)).toEqual({ purpose: 'confirm', secret });
    expect(readHash(`manage=${encodeURIComponent(secret)}`)).toEqual({ purpose: 'manage', secret });
    for (const broken of ['', '#', '#confirm=', '#other=x', '#end=%', '#end=<script>alert(1)</script>aaaaaaa', `#end=${'a'.repeat(200)}`])
      expect(readHash(broken), broken).toBeNull();
  });
  it('name a point or none', () => {
    expect(readAt('103.9,21.3')).toEqual([103.9, 21.3]);
    for (const bad of [undefined, '', 'x', '103.9', '1,2,3', '500,21', '103.9,NaN']) expect(readAt(bad), bad).toBeNull();
  });
});

describe('what is chosen', () => {
  it('is sent when it is whole, and says what is missing otherwise', () => {
    const choice = firstTarget(null);
    expect(targetOf(choice, EXTENT)).toBe('place');
    expect(targetOf({ ...choice, at: [105, 21.3] }, EXTENT)).toBe('place');
    expect(targetOf({ ...choice, at: [103.9, 21.3] }, EXTENT)).toEqual({ kind: 'point', at: [103.9, 21.3], radius: 500 });
    expect(targetOf({ ...choice, kind: 'area' }, EXTENT)).toBe('area');
    expect(targetOf({ ...choice, kind: 'area', area: 'to-hieu' }, EXTENT)).toEqual({ kind: 'area', id: 'to-hieu' });
    expect(targetOf({ ...choice, kind: 'city' }, EXTENT)).toEqual({ kind: 'city' });
  });
  it('lies within what the server takes', () => {
    expect([Math.min(...RADII) >= FOLLOW_LIMITS.radius.least, Math.max(...RADII) <= FOLLOW_LIMITS.radius.most]).toEqual([true, true]);
    expect(PACES).toEqual(FOLLOW_PACES);
    const long = (length: number) => `${'a'.repeat(length - 60)}@${'b'.repeat(52)}.vn`.padStart(length, 'a');
    const wish = (email: string) => NewFollow.safeParse({ target: { kind: 'city' }, by: { way: 'mail', email } }).success;
    expect(wish(long(MAIL_LENGTH + 1))).toBe(false);
  });
  it('offers the easiest way first', () => {
    expect(waysFor({ held: true, account: true }, true)).toEqual(['link', 'mail', 'push']);
    expect(waysFor({ held: false, account: true }, false)).toEqual(['account', 'mail']);
    expect(waysFor({ held: false, account: false }, false)).toEqual(['mail']);
  });
});
