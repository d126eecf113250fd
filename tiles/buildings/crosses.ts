import { at, type Ring } from './Ring.ts';

type Segments = { a: Float64Array; next: Int32Array; count: number };

/**
 * Whether edges of these rings meet anywhere but at the corner that two neighbours share.
 * `touching` also counts points that lie on another edge. Sweep over east: n log n for real footprints.
 */
export function crosses(rings: Ring[], touching: boolean): boolean {
  const s = segments(rings);
  const order = Array.from({ length: s.count }, (_, i) => i);
  const west = (i: number): number => Math.min(at(s.a, 4 * i), at(s.a, 4 * i + 2));
  if (s.count > 24) order.sort((i, j) => west(i) - west(j));
  for (let x = 0; x < s.count; x++) {
    const i = at(order, x);
    const east = Math.max(at(s.a, 4 * i), at(s.a, 4 * i + 2));
    for (let y = x + 1; y < s.count; y++) {
      const j = at(order, y);
      if (s.count > 24 && west(j) > east) break;
      if (s.next[i] === j || s.next[j] === i) {
        if (foldsBack(s, s.next[i] === j ? i : j, s.next[i] === j ? j : i)) return true;
      } else if (meet(s.a, i, j, touching)) return true;
    }
  }
  return false;
}

function segments(rings: Ring[]): Segments {
  const count = rings.reduce((n, r) => n + r.length / 2, 0);
  const a = new Float64Array(count * 4);
  const next = new Int32Array(count);
  let k = 0;
  for (const ring of rings) {
    const first = k;
    for (let i = 0; i < ring.length; i += 2, k++) {
      const j = (i + 2) % ring.length;
      a.set([at(ring, i), at(ring, i + 1), at(ring, j), at(ring, j + 1)], 4 * k);
      next[k] = j === 0 ? first : k + 1;
    }
  }
  return { a, next, count };
}

const side = (ae: number, an: number, be: number, bn: number, pe: number, pn: number): number =>
  (be - ae) * (pn - an) - (bn - an) * (pe - ae);

/** Edge j leaves where edge i ends: they overlap only when j runs straight back. */
function foldsBack({ a }: Segments, i: number, j: number): boolean {
  const [ie, in_, je, jn] = [4 * i, 4 * i + 1, 4 * j + 2, 4 * j + 3];
  const [me, mn] = [at(a, 4 * j), at(a, 4 * j + 1)];
  const dot = (at(a, ie) - me) * (at(a, je) - me) + (at(a, in_) - mn) * (at(a, jn) - mn);
  return dot > 0 && side(at(a, ie), at(a, in_), me, mn, at(a, je), at(a, jn)) === 0;
}

function meet(a: Float64Array, i: number, j: number, touching: boolean): boolean {
  const [p, q] = [4 * i, 4 * j];
  const [ae, an, be, bn] = [at(a, p), at(a, p + 1), at(a, p + 2), at(a, p + 3)];
  const [ce, cn, de, dn] = [at(a, q), at(a, q + 1), at(a, q + 2), at(a, q + 3)];
  if (Math.max(an, bn) < Math.min(cn, dn) || Math.max(cn, dn) < Math.min(an, bn)) return false;
  if (Math.max(ae, be) < Math.min(ce, de) || Math.max(ce, de) < Math.min(ae, be)) return false;
  const s1 = side(ae, an, be, bn, ce, cn);
  const s2 = side(ae, an, be, bn, de, dn);
  const s3 = side(ce, cn, de, dn, ae, an);
  const s4 = side(ce, cn, de, dn, be, bn);
  if (((s1 > 0 && s2 < 0) || (s1 < 0 && s2 > 0)) && ((s3 > 0 && s4 < 0) || (s3 < 0 && s4 > 0))) return true;
  if (!touching) return false;
  // Boxes overlap and one end lies on the other's line: they touch, or run along each other.
  const on = (s: number, xe: number, xn: number, ye: number, yn: number, e: number, n: number): boolean =>
    s === 0 && e >= Math.min(xe, ye) && e <= Math.max(xe, ye) && n >= Math.min(xn, yn) && n <= Math.max(xn, yn);
  return (
    on(s1, ae, an, be, bn, ce, cn) || on(s2, ae, an, be, bn, de, dn) || on(s3, ce, cn, de, dn, ae, an) || on(s4, ce, cn, de, dn, be, bn)
  );
}
