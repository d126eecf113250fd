import { at, type Ring } from './Ring.ts';

/**
 * The ring without repeated points, spikes and points that stand less than 1/32 m off the line of their neighbours;
 * empty when fewer than three points are left.
 */
export function thinned(ring: Ring): Ring {
  let points = distinct(ring);
  for (let pass = 0; pass < 8; pass++) {
    const next = distinct(straightened(points));
    if (next.length === points.length) return next.length >= 6 ? next : [];
    points = next;
  }
  return points.length >= 6 ? points : [];
}

function distinct(ring: Ring): Ring {
  const out: Ring = [];
  for (let i = 0; i < ring.length; i += 2) {
    const [e, n] = [at(ring, i), at(ring, i + 1)];
    if (!out.length || e !== out[out.length - 2] || n !== out[out.length - 1]) out.push(e, n);
  }
  while (out.length > 2 && out[0] === out[out.length - 2] && out[1] === out[out.length - 1]) out.length -= 2;
  return out;
}

/** Drops points near the line from the last kept to the next one. */
function straightened(ring: Ring): Ring {
  const out: Ring = [];
  const n = ring.length;
  for (let i = 0; i < n; i += 2) {
    const e = at(ring, i);
    const no = at(ring, i + 1);
    const k = out.length;
    const pe = k ? at(out, k - 2) : at(ring, n - 2);
    const pn = k ? at(out, k - 1) : at(ring, n - 1);
    const j = (i + 2) % n;
    const ae = e - pe;
    const an = no - pn;
    const be = at(ring, j) - pe;
    const bn = at(ring, j + 1) - pn;
    const cross = ae * bn - an * be;
    const length = Math.sqrt(be * be + bn * bn);
    // Off the chord by half a step or less, or a spike that comes straight back.
    if (Math.abs(cross) <= 0.5 * length || (length === 0 && n > 2)) continue;
    out.push(e, no);
  }
  return out;
}

/** Douglas-Peucker on a closed ring, tolerance in grid steps; keeps the first point and the one farthest from it. */
export function simplified(ring: Ring, tolerance: number): Ring {
  const count = ring.length / 2;
  const keep = new Uint8Array(count + 1);
  let far = 0;
  let farthest = -1;
  for (let i = 0; i < count; i++) {
    const d = (at(ring, 2 * i) - at(ring, 0)) ** 2 + (at(ring, 2 * i + 1) - at(ring, 1)) ** 2;
    if (d > farthest) {
      farthest = d;
      far = i;
    }
  }
  keep[0] = keep[far] = 1;
  const stack: [number, number][] = [
    [0, far],
    [far, count],
  ];
  for (let span = stack.pop(); span; span = stack.pop()) {
    const [a, b] = span;
    const ae = at(ring, 2 * a);
    const an = at(ring, 2 * a + 1);
    const de = at(ring, 2 * (b % count)) - ae;
    const dn = at(ring, 2 * (b % count) + 1) - an;
    const length = Math.hypot(de, dn) || 1;
    let worst = tolerance;
    let split = -1;
    for (let i = a + 1; i < b; i++) {
      const d = Math.abs((at(ring, 2 * i) - ae) * dn - (at(ring, 2 * i + 1) - an) * de) / length;
      if (d > worst) {
        worst = d;
        split = i;
      }
    }
    if (split < 0) continue;
    keep[split] = 1;
    stack.push([a, split], [split, b]);
  }
  const out: Ring = [];
  for (let i = 0; i < count; i++) if (keep[i]) out.push(at(ring, 2 * i), at(ring, 2 * i + 1));
  return out;
}
