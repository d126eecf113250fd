import type { Logger } from 'pino';
import { buildCityInWorker } from '../../tiles/build/build-city-in-worker.ts';
import { modelState } from '../../tiles/build/model-state.ts';
import type { Progress } from '../../tiles/contract.ts';
import { openGround } from '../../tiles/terrain/ground-height.ts';
import type { Config } from '../config.ts';
import type { Database } from '../db/database.ts';
import type { ModelState } from '../features/cities/contract.ts';
import { loadStreets } from '../features/search/load-streets.ts';
import type { CityModels } from '../http/context.ts';
import { setHeights } from '../seed/set-heights.ts';
import { stageFraction } from './stage-fraction.ts';

/** A failed build is tried again when the city is opened this much later, milliseconds: sources may have been mended. */
const RETRY_AFTER = 60_000;

interface Parts {
  db: Database;
  config: Pick<Config, 'dataDir' | 'sources'>;
  /** The repository, in which `data/` and `scenes/` lie. */
  rootDir: string;
  log: Logger;
}

/** Builds the cities' tiles in worker threads, one city at a time, and puts pins and streets on what was built. */
export class CityModelBuilds implements CityModels {
  readonly #parts: Parts;
  readonly #states = new Map<string, ModelState>();
  readonly #builds = new Map<string, Promise<void>>();
  readonly #failedAt = new Map<string, number>();
  readonly #stop = new AbortController();
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  state(city: string): ModelState {
    return this.#states.get(city) ?? { state: 'missing', progress: 0, sample: true, attribution: [] };
  }

  open(city: string): void {
    const { state } = this.state(city);
    const rested = (this.#failedAt.get(city) ?? 0) + RETRY_AFTER < Date.now();
    if (state === 'missing' || (state === 'failed' && rested)) this.build(city).catch(() => undefined);
  }

  /** Takes over what an earlier run built. @returns whether the city can be drawn */
  async adopt(city: string): Promise<boolean> {
    const { db, config } = this.#parts;
    const built = await modelState(config.dataDir, city);
    if (!built) return false;
    await loadStreets(db, `${config.dataDir}/tiles`, city);
    const ground = openGround(config.dataDir, city);
    if (ground) await setHeights(db, city, ground);
    this.#states.set(city, { state: 'ready', progress: 1, sample: built.sample, attribution: built.attribution });
    return true;
  }

  /** Builds what is missing or out of date; one build a city, one city at a time. Rejects when the build fails. */
  build(city: string, onProgress?: (stage: string, fraction: number) => void): Promise<void> {
    const running = this.#builds.get(city);
    if (running) return running;
    this.#set(city, { state: 'building', progress: 0 });
    const build = this.#last.then(() => this.#run(city, onProgress)).finally(() => this.#builds.delete(city));
    this.#last = build.catch(() => undefined);
    this.#builds.set(city, build);
    return build;
  }

  async #run(city: string, onProgress?: (stage: string, fraction: number) => void): Promise<void> {
    const { config, rootDir, log } = this.#parts;
    const from = performance.now();
    try {
      await buildCityInWorker({
        cityId: city,
        rootDir,
        dataDir: config.dataDir,
        ...(config.sources ? { sourcesDir: config.sources } : {}),
        signal: this.#stop.signal,
        onProgress: (progress: Progress) => {
          const fraction = stageFraction(progress);
          this.#set(city, { state: 'building', progress: fraction, stage: progress.stage });
          onProgress?.(progress.stage, fraction);
        },
      });
      if (!(await this.adopt(city))) throw new Error('the build left no model.json');
      log.info({ city, ms: Math.round(performance.now() - from) }, 'city model built');
    } catch (error) {
      this.#set(city, { state: 'failed', progress: 0 });
      this.#failedAt.set(city, Date.now());
      if (!this.#stop.signal.aborted) log.error({ city, err: error }, 'city model failed');
      throw error;
    }
  }

  #set(city: string, change: Pick<ModelState, 'state' | 'progress' | 'stage'>) {
    const { sample, attribution } = this.state(city);
    this.#states.set(city, { ...change, sample, attribution });
  }

  /** Ends all builds; what they had finished before stays. */
  async stop(): Promise<void> {
    this.#stop.abort(new Error('stopping'));
    await Promise.allSettled(this.#builds.values());
  }
}
