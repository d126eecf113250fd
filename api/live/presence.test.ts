import { describe, expect, it } from 'vitest';
import type { Grant } from '../../data/model/rights.ts';
import type { Database } from '../db/database.ts';
import { presenceOf, STAYS } from './presence.ts';

const target = { city: 'mot', agency: 'office', area: null };
const room = { city: 'mot', id: 'pa-1', target };
const operator: Grant = { role: 'ioc-operator', city: 'mot', scope: {} };
const officer = (agency: string): Grant => ({ role: 'agency-officer', city: 'mot', scope: { agencies: [agency] } });
const person = (userId: string, tab = 'a') => ({ userId, name: userId.toUpperCase(), tab });
const fresh = () => presenceOf({} as Database);

describe('who has a case open', () => {
  it('is told to the others, each person once, typing before reading', () => {
    const presence = fresh();
    const rung: string[] = [];
    presence.onChange((_, id) => rung.push(id));
    presence.sign(room, person('an'), 'open', 0);
    presence.sign(room, person('an', 'b'), 'typing', 0);
    // The same again is no news.
    presence.sign(room, person('an'), 'open', 10);
    presence.sign(room, person('binh'), 'open', 20);
    expect(rung).toHaveLength(3);
    expect(presence.seen('mot', 'pa-1', { userId: 'binh', grants: [operator] }, 20)).toEqual([{ name: 'AN', doing: 'typing' }]);
    presence.sign(room, person('an', 'b'), null, 30);
    expect(presence.seen('mot', 'pa-1', { userId: 'binh', grants: [operator] }, 30)).toEqual([{ name: 'AN', doing: 'open' }]);
  });
  it('is forgotten without a sign, and that is told', () => {
    const presence = fresh();
    presence.sign(room, person('an'), 'open', 0);
    let rung = 0;
    presence.onChange(() => {
      rung += 1;
    });
    presence.sweep(STAYS - 1);
    expect(rung).toBe(0);
    presence.sweep(STAYS);
    expect(rung).toBe(1);
    expect(presence.seen('mot', 'pa-1', { userId: 'binh', grants: [operator] }, STAYS)).toEqual([]);
  });
  it('is no business of another agency, and an agency reads no names', () => {
    const presence = fresh();
    presence.sign(room, person('an'), 'open', 0);
    const seen = (grant: Grant) => presence.seen('mot', 'pa-1', { userId: 'x', grants: [grant] }, 0);
    expect(seen(officer('roads'))).toBeUndefined();
    expect(seen(officer('office'))).toEqual([{ name: null, doing: 'open' }]);
  });
});
