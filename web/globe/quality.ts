import type { Cesium3DTileset, Scene } from 'cesium';
import { smoothEdges } from './smooth-edges.ts';

export type Preset = 'low' | 'medium' | 'high';

interface PresetValues {
  msaa: number;
  fxaa: boolean;
  /** Share of the device's own resolution, at most. */
  pixelRatio: number;
  /** Allowed errors in pixels: larger is coarser and cheaper. */
  terrainError: number;
  tilesetError: number;
  /** How much coarser trees and sights may be than houses. */
  coarseError: number;
  /** Sharpness of the painted ground at flat angles. */
  anisotropy: number;
  shadows: boolean;
  shadowMap: number;
  labels: number;
  /** Bytes of tiles kept by each tileset. */
  cacheBytes: number;
  terrainTiles: number;
}

/** What each preset spends. `low` keeps colours and loses effects only. */
export const PRESETS: Record<Preset, PresetValues> = {
  low: {
    msaa: 1,
    fxaa: false,
    pixelRatio: 1,
    terrainError: 5,
    tilesetError: 24,
    coarseError: 3,
    anisotropy: 1,
    shadows: false,
    shadowMap: 1024,
    labels: 60,
    cacheBytes: 48 << 20,
    terrainTiles: 60,
  },
  medium: {
    msaa: 1,
    fxaa: true,
    pixelRatio: 1.5,
    terrainError: 2,
    tilesetError: 16,
    coarseError: 1.5,
    anisotropy: 4,
    shadows: true,
    shadowMap: 1024,
    labels: 120,
    cacheBytes: 128 << 20,
    terrainTiles: 100,
  },
  high: {
    msaa: 4,
    fxaa: false,
    pixelRatio: 2,
    terrainError: 1.5,
    tilesetError: 10,
    coarseError: 1,
    anisotropy: 8,
    shadows: true,
    shadowMap: 2048,
    labels: 200,
    cacheBytes: 256 << 20,
    terrainTiles: 150,
  },
};

/** Where `auto` begins: phones and machines with little memory or few cores start low. */
export function startingPreset(): Preset {
  const memory = (navigator as { deviceMemory?: number }).deviceMemory ?? 4;
  const small = matchMedia('(pointer: coarse)').matches;
  if (memory <= 2 || navigator.hardwareConcurrency <= 2) return 'low';
  return small || memory <= 4 ? 'medium' : 'high';
}

/**
 * While the poster still covers the map, it is drawn with this share of its pixels and without the tilesets, which load undrawn: without
 * a GPU a frame then costs a fraction, and loading, which advances frame by frame, is done sooner. Cesium measures
 * its errors in CSS pixels, so the very tiles of the full picture load.
 */
export const DRAFT_SCALE = 0.25;

export function applyPreset(scene: Scene, preset: Preset): void {
  const values = PRESETS[preset];
  scene.msaaSamples = values.msaa;
  smoothEdges(scene, values.fxaa);
  scene.globe.maximumScreenSpaceError = values.terrainError;
  scene.globe.tileCacheSize = values.terrainTiles;
  scene.shadowMap.size = values.shadowMap;
  scene.shadowMap.softShadows = preset === 'high';
}

export function applyPresetToTileset(tileset: Cesium3DTileset, preset: Preset, coarse: boolean): void {
  const values = PRESETS[preset];
  tileset.maximumScreenSpaceError = values.tilesetError * (coarse ? values.coarseError : 1);
  tileset.cacheBytes = values.cacheBytes;
  tileset.maximumCacheOverflowBytes = values.cacheBytes >> 1;
}

/**
 * Judges `auto` by the time between frames that follow each other while something moves. It steps down after a second of slow
 * frames and up after five seconds of fast ones, and never up again to a preset that was too slow.
 */
export class FrameJudge {
  #last = 0;
  #slow = 0;
  #fast = 0;
  #ceiling: Preset = 'high';

  /** Call after each drawn frame, milliseconds; returns the preset to change to, if any. */
  frame(now: number, preset: Preset): Preset | undefined {
    const took = now - this.#last;
    this.#last = now;
    if (took > 1000) return undefined;
    if (took > 45) {
      this.#slow += took;
      this.#fast = 0;
    } else {
      this.#slow = Math.max(0, this.#slow - took);
      this.#fast = took < 20 ? this.#fast + took : 0;
    }
    if (this.#slow > 1000 && preset !== 'low') {
      this.#slow = 0;
      this.#ceiling = preset === 'high' ? 'medium' : 'low';
      return this.#ceiling;
    }
    if (this.#fast > 5000 && preset !== this.#ceiling) {
      this.#fast = 0;
      return preset === 'low' ? 'medium' : 'high';
    }
    return undefined;
  }
}
