import { EDGE_CLASSES, MODE_BIT, type StreetGraph } from './street-graph.ts';

/** Random numbers from 0 to 1 out of a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface GridOptions {
  columns: number;
  rows: number;
  seed: number;
  /** Metres between nodes. */
  spacing?: number;
  /** Share of edges that are left out. */
  missing?: number;
  oneway?: number;
  steps?: number;
  turns?: number;
  /** Metres of hills. */
  relief?: number;
}

/** A jittered grid of streets with gaps, one-way streets, steps, hills and forbidden turns. */
export function gridGraph(options: GridOptions): StreetGraph {
  const { columns, rows, seed, spacing = 100, missing = 0.1, oneway = 0.1, steps = 0.05, turns = 0, relief = 20 } = options;
  const random = seeded(seed);
  const nodes = columns * rows;
  const [lng0, lat0, step] = [103_900_000, 21_300_000, spacing * 9];
  const jitter = () => Math.round((random() - 0.5) * step * 0.5);
  const nodeLng = Int32Array.from({ length: nodes }, (_, v) => lng0 + (v % columns) * step + jitter());
  const nodeLat = Int32Array.from({ length: nodes }, (_, v) => lat0 + Math.floor(v / columns) * step + jitter());
  const heightAt = (v: number) => relief * 5 * (Math.sin((v % columns) / 5) + Math.cos(Math.floor(v / columns) / 7));
  const nodeHeight = Int16Array.from({ length: nodes }, (_, v) => 6000 + Math.round(heightAt(v)));
  const rowsOf: { from: number; to: number; class: number; forward: number; backward: number; name: number }[] = [];
  for (let v = 0; v < nodes; v++)
    for (const [to, there] of [
      [v + 1, (v + 1) % columns !== 0],
      [v + columns, v + columns < nodes],
    ] as const) {
      if (!there || random() < missing) continue;
      const stairs = random() < steps;
      const all = stairs ? MODE_BIT.foot | MODE_BIT.wheelchair : 31;
      const main = to === v + 1 ? Math.floor(v / columns) % 8 === 0 : v % 8 === 0;
      const single = random() < oneway;
      const kind = EDGE_CLASSES.indexOf(stairs ? 'steps' : main ? 'primary' : 'minor');
      const name = to === v + 1 ? 1 + (Math.floor(v / columns) % 20) : 21 + ((v % columns) % 20);
      rowsOf.push({ from: v, to, class: kind, forward: all, backward: single ? all & 3 : all, name });
    }
  const across = Math.cos((lat0 * Math.PI) / 180e6);
  const at = (values: ArrayLike<number>, i: number) => values[i] ?? 0;
  const length = ({ from, to }: { from: number; to: number }) =>
    Math.round(
      11.119508 * Math.hypot((at(nodeLng, to) - at(nodeLng, from)) * across, at(nodeLat, to) - at(nodeLat, from)) * (1 + random() * 0.2),
    );
  const forbidden: number[] = [];
  for (let i = 0; i < turns; i++) {
    const before = Math.floor(random() * rowsOf.length);
    const node = rowsOf[before]?.to ?? 0;
    const after = rowsOf.findIndex(({ from }, e) => from === node && e !== before);
    if (after >= 0) forbidden.push(before, node, after, (random() < 0.3 ? 256 : 0) | MODE_BIT.car | MODE_BIT.motorbike);
  }
  const bytes = (of: (row: (typeof rowsOf)[number]) => number) => Uint8Array.from(rowsOf, of);
  return {
    ...{ nodes, nodeLng, nodeLat, nodeHeight, edges: rowsOf.length },
    from: Uint32Array.from(rowsOf, ({ from }) => from),
    to: Uint32Array.from(rowsOf, ({ to }) => to),
    shapeFirst: new Uint32Array(rowsOf.length + 1),
    ...{ shapeLng: new Int32Array(), shapeLat: new Int32Array(), shapeHeight: new Int16Array() },
    length: Uint32Array.from(rowsOf, length),
    edgeClass: bytes((row) => row.class),
    forward: bytes((row) => row.forward),
    backward: bytes((row) => row.backward),
    surface: bytes(() => 0),
    flags: bytes(() => 0),
    maxSpeed: bytes(() => 0),
    name: Uint32Array.from(rowsOf, ({ name }) => name),
    names: [{}, ...Array.from({ length: 40 }, (_, i) => ({ vi: `Đường số ${i + 1}` }))],
    turns: Uint32Array.from(forbidden),
    about: { sample: true, attribution: [] },
  };
}
