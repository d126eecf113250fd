import type { Area } from '../../data/contract.ts';
import type { Building, CityModel, GroundHeight, OnProgress, Progress, StageReport } from '../contract.ts';
import type { CityPack } from './city-pack.ts';

/** What a stage works from. */
export interface StageContext {
  pack: CityPack;
  /** Buildings with wards, in memory. */
  model: CityModel & { buildings: Building[] };
  /** Wards of the day. */
  wards: Area[];
  attribution: string[];
  /** Whether buildings, roads or relief are generated. */
  sample: boolean;
  /** The drawn ground; the terrain stage comes first. */
  ground: GroundHeight;
  /** Empty folder to write into; it becomes `<stage>/<version>`. */
  outDir: string;
  version: string;
  onProgress?: OnProgress;
}

/** One kind of tiles: writes its version folder and says what its entry document holds. */
export interface Stage {
  name: Exclude<Progress['stage'], 'model'>;
  /** The entry document beside the version folders. */
  entry: string;
  /** Folders below `tiles/` whose code shapes the output. */
  code: string[];
  /** Whether it stands on the ground, and so on the terrain's version. */
  onGround: boolean;
  /** What it is made from beyond the model. */
  inputs?(pack: CityPack): unknown;
  run(context: StageContext): Promise<{ report: StageReport; entry: unknown }>;
}
