import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';

const KEEP = 96;

/** Fetches vector tiles, keeping what was made of the last ones; an absent tile (204, 404) is `null`. */
export class TileSource<T = VectorTile> {
  readonly template: string;
  readonly maxZoom: number;
  readonly #tiles = new Map<string, Promise<T | null>>();

  readonly #make: (tile: VectorTile) => T;

  /** @param make what is kept of a decoded tile. */
  constructor(template: string, maxZoom: number, make: (tile: VectorTile) => T) {
    this.#make = make;
    this.template = template;
    this.maxZoom = maxZoom;
  }

  /** @throws when the server cannot be reached or answers with an error; the next call tries again. */
  tile(z: number, x: number, y: number): Promise<T | null> {
    const key = `${z}/${x}/${y}`;
    let tile = this.#tiles.get(key);
    if (!tile) {
      tile = this.#load(z, x, y);
      this.#tiles.set(key, tile);
      tile.catch(() => this.#tiles.delete(key));
      for (const old of this.#tiles.keys()) {
        if (this.#tiles.size <= KEEP) break;
        this.#tiles.delete(old);
      }
    }
    return tile;
  }

  async #load(z: number, x: number, y: number): Promise<T | null> {
    const url = this.template.replace('{z}', `${z}`).replace('{x}', `${x}`).replace('{y}', `${y}`);
    const response = await fetch(url, { signal: AbortSignal.timeout(20_000) });
    if (response.status === 204 || response.status === 404) return null;
    if (!response.ok) throw new Error(`${response.status} for ${url}`);
    return this.#make(new VectorTile(new PbfReader(await response.arrayBuffer())));
  }
}
