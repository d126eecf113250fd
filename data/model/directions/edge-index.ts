import type { LngLat } from './answer.ts';
import { edgeShape, readShape } from './edge-shape.ts';
import type { StreetGraph } from './street-graph.ts';

/** Metres of a degree of latitude. */
const DEGREE = 111_195.08;

/** Where a position comes to an edge. */
export interface Snap {
  edge: number;
  /** Share of the edge's length from its `from`. */
  share: number;
  position: LngLat;
  /** From the asked position, as the crow flies. */
  metres: number;
}

/** Finds the nearest edge: the pieces of all edges in the cells of a grid. */
export class EdgeIndex {
  private readonly graph: StreetGraph;
  private readonly west: number;
  private readonly south: number;
  /** Micro-degrees. */
  private readonly cell: number;
  private readonly columns: number;
  private readonly rows: number;
  private readonly first: Uint32Array;
  private readonly edgeOf: Uint32Array;
  private readonly shape = edgeShape();

  constructor(graph: StreetGraph) {
    this.graph = graph;
    let [west, south, east, north] = [0, 0, 1, 1];
    for (const [i, lng] of graph.nodeLng.entries()) {
      const lat = graph.nodeLat[i] ?? 0;
      if (i === 0) [west, east, south, north] = [lng, lng + 1, lat, lat + 1];
      west = Math.min(west, lng);
      east = Math.max(east, lng);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
    for (const lng of graph.shapeLng) [west, east] = [Math.min(west, lng), Math.max(east, lng)];
    for (const lat of graph.shapeLat) [south, north] = [Math.min(south, lat), Math.max(north, lat)];
    this.west = west;
    this.south = south;
    this.cell = Math.max(900, Math.ceil(Math.sqrt(((east - west) * (north - south)) / (graph.edges + 100))));
    this.columns = Math.floor((east - west) / this.cell) + 1;
    this.rows = Math.floor((north - south) / this.cell) + 1;
    // Twice the same walk: count, then fill. An edge stands once in each cell that the box of one of its pieces touches.
    const count = new Uint32Array(this.columns * this.rows + 1);
    this.eachCell((cell) => {
      count[cell + 1] = (count[cell + 1] as number) + 1;
    });
    for (let i = 1; i < count.length; i++) count[i] = (count[i] as number) + (count[i - 1] as number);
    this.first = count;
    this.edgeOf = new Uint32Array(count[count.length - 1] ?? 0);
    const next = count.slice(0, -1);
    this.eachCell((cell, edge) => {
      const at = next[cell] as number;
      this.edgeOf[at] = edge;
      next[cell] = at + 1;
    });
  }

  /** The nearest accepted edge within `limit` metres; null where there is none. */
  nearest([lng, lat]: LngLat, limit: number, accept: (edge: number) => boolean): Snap | null {
    const across = DEGREE * Math.cos((lat * Math.PI) / 180);
    const [column, row] = [Math.floor((lng * 1e6 - this.west) / this.cell), Math.floor((lat * 1e6 - this.south) / this.cell)];
    const side = (this.cell / 1e6) * Math.min(across, DEGREE);
    const seen = new Set<number>();
    let best: Snap | null = null;
    const rings = Math.ceil(limit / side) + 1;
    for (let ring = 0; ring <= rings; ring++) {
      if (best && best.metres <= (ring - 1) * side) break;
      for (let y = row - ring; y <= row + ring; y++) {
        if (y < 0 || y >= this.rows) continue;
        const step = y === row - ring || y === row + ring ? 1 : Math.max(1, 2 * ring);
        for (let x = column - ring; x <= column + ring; x += step) {
          if (x < 0 || x >= this.columns) continue;
          const cell = y * this.columns + x;
          for (let i = this.first[cell] ?? 0; i < (this.first[cell + 1] ?? 0); i++) {
            const edge = this.edgeOf[i] ?? 0;
            if (seen.has(edge)) continue;
            seen.add(edge);
            if (accept(edge)) best = this.nearer(edge, lng, lat, across, best);
          }
        }
      }
    }
    return best && best.metres <= limit ? best : null;
  }

  private nearer(edge: number, lng: number, lat: number, across: number, best: Snap | null): Snap | null {
    const { count, lng: lngs, lat: lats, along } = readShape(this.graph, edge, this.shape);
    const whole = along[count - 1] ?? 0;
    let found = best;
    for (let i = 1; i < count; i++) {
      const [ax, ay] = [((lngs[i - 1] ?? 0) - lng) * across, ((lats[i - 1] ?? 0) - lat) * DEGREE];
      const [dx, dy] = [((lngs[i] ?? 0) - lng) * across - ax, ((lats[i] ?? 0) - lat) * DEGREE - ay];
      const square = dx * dx + dy * dy;
      const t = square === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / square));
      const metres = Math.hypot(ax + t * dx, ay + t * dy);
      if (found && metres >= found.metres) continue;
      const [before, after] = [along[i - 1] ?? 0, along[i] ?? 0];
      const share = whole > 0 ? (before + t * (after - before)) / whole : 0;
      found = { edge, share, position: [lng + (ax + t * dx) / across, lat + (ay + t * dy) / DEGREE], metres };
    }
    return found;
  }

  private eachCell(visit: (cell: number, edge: number) => void): void {
    const { graph, west, south, cell, columns, shape } = this;
    for (let edge = 0; edge < graph.edges; edge++) {
      const { count, lng, lat } = readShape(graph, edge, shape);
      let last = -1;
      for (let i = 1; i < count; i++) {
        const [x0, x1] = [((lng[i - 1] ?? 0) * 1e6 - west) / cell, ((lng[i] ?? 0) * 1e6 - west) / cell];
        const [y0, y1] = [((lat[i - 1] ?? 0) * 1e6 - south) / cell, ((lat[i] ?? 0) * 1e6 - south) / cell];
        for (let y = Math.max(0, Math.floor(Math.min(y0, y1))); y <= Math.min(this.rows - 1, Math.floor(Math.max(y0, y1))); y++)
          for (let x = Math.max(0, Math.floor(Math.min(x0, x1))); x <= Math.min(columns - 1, Math.floor(Math.max(x0, x1))); x++) {
            const at = y * columns + x;
            if (at !== last) visit(at, edge);
            last = at;
          }
      }
    }
  }
}
