import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinRings, ringsByOuter } from './joinRings.ts';
import { NodeTable } from './NodeTable.ts';

describe('joining ways to rings', () => {
  it('closes any ring from its pieces, whatever their order and direction', () => {
    const cut = fc.record({ size: fc.integer({ min: 3, max: 30 }), cuts: fc.array(fc.nat(29), { maxLength: 6 }), seed: fc.integer() });
    fc.assert(
      fc.property(cut, fc.infiniteStream(fc.boolean()), ({ size, cuts, seed }, flips) => {
        const at = [...new Set([0, ...cuts.map((c) => c % size)])].sort((a, b) => a - b);
        const pieces = at.map((from, i) => {
          const to = at[i + 1] ?? size;
          const piece = Array.from({ length: to - from + 1 }, (_, k) => (from + k) % size);
          return flips.next().value ? piece.reverse() : piece;
        });
        pieces.sort((a, b) => (((a[0] ?? 0) * 7 + seed) % 5) - (((b[0] ?? 0) * 7 + seed) % 5));
        const { rings, open } = joinRings(pieces);
        expect([rings.length, open]).toEqual([1, 0]);
        expect([...(rings[0] ?? [])].sort((a, b) => a - b)).toEqual(Array.from({ length: size }, (_, i) => i));
      }),
    );
  });

  it('counts chains that do not close', () => {
    expect(
      joinRings([
        [1, 2, 3],
        [3, 4],
        [9, 8, 7, 9],
      ]),
    ).toEqual({ rings: [[9, 8, 7]], open: 1 });
  });

  it('gives a hole to the smallest outer ring around it', () => {
    const box = (a: number, b: number): [number, number][] => [
      [a, a],
      [b, a],
      [b, b],
      [a, b],
    ];
    const [big, small, hole] = [box(0, 100), box(10, 20), box(12, 14)];
    expect(ringsByOuter([big, small], [hole, box(200, 201)])).toEqual([[big], [small, hole]]);
  });
});

describe('a table of nodes', () => {
  it('finds every node, sorted or not, and no other', () => {
    const nodes = fc.uniqueArray(fc.integer({ min: 1, max: 1e12 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(nodes, (ids) => {
        const table = new NodeTable();
        for (const id of ids) table.add(id, (id % 360) - 180, (id % 180) - 90);
        for (const id of ids) expect(table.get(id)).toEqual([(id % 360) - 180, (id % 180) - 90]);
        expect(table.get(-1)).toBeUndefined();
        expect(table.size).toBe(ids.length);
      }),
    );
  });
});
