import type { Logger } from 'pino';
import type { Identity } from '../auth/identity.ts';
import type { Config } from '../config.ts';
import type { Database } from '../db/database.ts';
import type { ModelState } from '../features/cities/contract.ts';
import type { AnswerCache } from './answer-cache.ts';

export type AppEnv = { Variables: { requestId: string; limit?: string | undefined } };

/** State of the cities' drawn models; the real one builds in worker threads. */
export interface CityModels {
  state(city: string): ModelState;
  /** Starts the build of a missing model; returns at once. */
  open(city: string): void;
}

/** What every feature's routes are made with. */
export interface AppContext {
  db: Database;
  config: Config;
  log: Logger;
  models: CityModels;
  answers: AnswerCache;
  /** Who sent this request; null when nobody is signed in. Rights are asked with `api/auth/authorize.ts`. */
  identify(request: Request): Promise<Identity | null>;
  now(): Date;
}
