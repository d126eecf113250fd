import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MODES } from '../../../data/model/directions/answer.ts';
import { type Ask, readAsk, writeAsk } from './ask.ts';

const degrees = (most: number) => fc.integer({ min: -most * 1e6, max: most * 1e6 }).map((n) => n / 1e6);
const position = fc.tuple(degrees(180), degrees(90));
const end = fc.oneof(
  fc.constant(null),
  fc.constant({ kind: 'me' as const }),
  position.map((at) => ({ kind: 'at' as const, position: at })),
  fc.constantFrom('nha-tu', 'truong-1', 'c3').map((id) => ({ kind: 'place' as const, id })),
);

describe('an ask', () => {
  it('comes back from the address as it was, and leaves what is not its own', () => {
    fc.assert(
      fc.property(end, end, fc.array(position, { maxLength: 8 }), fc.constantFrom(...MODES), (from, to, via, by) => {
        const ask: Ask = { from, to, via, by };
        const search = writeAsk({ v: '1', to: 'old', via: 'x' }, ask);
        expect(readAsk(search)).toEqual(ask);
        expect(search.v).toBe('1');
      }),
    );
  });
  it.each([{ to: '<script>' }, { to: '200,10' }, { from: '10,95' }, { via: 'a;b;1' }, { by: 'plane' }, { to: 'Ten Co Dau' }])(
    'does without what it cannot read: %j',
    (search) => {
      expect(readAsk(search)).toEqual({ from: null, to: null, via: [], by: 'foot' });
    },
  );
});
