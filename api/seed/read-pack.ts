import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { CaseworkRules, TextTemplate } from '../../data/casework-contract.ts';
import {
  Agency,
  Area,
  Camera,
  Category,
  LocalText,
  ModelConfig,
  Place,
  PlaceKind,
  Portal,
  Report,
  RoutingRule,
  WorkCalendar,
} from '../../data/contract.ts';
import { Scene } from '../../scenes/contract.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** One city as its folders tell it. */
export interface Pack {
  id: string;
  scene: Scene;
  model: ModelConfig;
  agencies: Agency[];
  areas: Area[];
  places: Place[];
  cameras: Camera[];
  reports: Report[];
  /** In order; the first that fits decides. */
  routing: RoutingRule[];
}

/** What all cities share. */
export interface Vocabulary {
  portal: Portal;
  kinds: PlaceKind[];
  categories: Category[];
  facts: Record<string, LocalText>;
  calendar: WorkCalendar;
  /** What staff of every city may begin an answer with. */
  templates: TextTemplate[];
  casework: CaseworkRules;
}

const AreaCollection = z.object({ type: z.literal('FeatureCollection'), features: z.array(Area) });

/** @throws Error with one sentence that names the file and the field */
async function read<T extends z.ZodType>(root: string, path: string, schema: T): Promise<z.output<T>> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(join(root, path), 'utf8'));
  } catch (cause) {
    throw new Error(`${path} cannot be read as JSON: ${cause instanceof Error ? cause.message : cause}.`, { cause });
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Error(`${path} is not valid: ${issue?.path.join('.')}: ${issue?.message}.`);
}

/** Ids of the cities: the folders of `scenes/` that hold a scene. */
export async function packIds(root = ROOT): Promise<string[]> {
  const names = await readdir(join(root, 'scenes'), { recursive: true });
  return names.flatMap((name) => /^([a-z0-9-]+)[\\/]scene\.json$/.exec(name)?.[1] ?? []).sort();
}

export async function readPack(id: string, root = ROOT): Promise<Pack> {
  const [scene, model, agencies, areas, places, cameras, reports, routing] = await Promise.all([
    read(root, `scenes/${id}/scene.json`, Scene),
    read(root, `data/${id}/model.json`, ModelConfig),
    read(root, `data/${id}/agencies.json`, z.array(Agency)),
    read(root, `data/${id}/areas.geojson`, AreaCollection),
    read(root, `data/${id}/places.json`, z.array(Place)),
    read(root, `data/${id}/cameras.json`, z.array(Camera)),
    read(root, `data/${id}/reports.json`, z.array(Report)),
    read(root, `data/${id}/routing.json`, z.array(RoutingRule)),
  ]);
  if (scene.id !== id) throw new Error(`scenes/${id}/scene.json is not valid: its id is “${scene.id}”.`);
  return { id, scene, model, agencies, areas: areas.features, places, cameras, reports, routing };
}

export async function readVocabulary(root = ROOT): Promise<Vocabulary> {
  const [portal, kinds, categories, facts, calendar, templates, casework] = await Promise.all([
    read(root, 'data/portal.json', Portal),
    read(root, 'data/kinds.json', z.array(PlaceKind)),
    read(root, 'data/categories.json', z.array(Category)),
    read(root, 'data/facts.json', z.record(z.string(), LocalText)),
    read(root, 'data/calendar.json', WorkCalendar),
    read(root, 'data/templates.json', z.array(TextTemplate)),
    read(root, 'data/casework.json', CaseworkRules),
  ]);
  return { portal, kinds, categories, facts, calendar, templates, casework };
}
