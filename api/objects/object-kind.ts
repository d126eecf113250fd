import type { z } from 'zod';
import type { LocalText, PlaceKind } from '../../data/contract.ts';
import type { Permission, Target } from '../../data/model/rights.ts';
import type { CityRules } from '../cases/city-rules.ts';
import type { PackRow } from '../db/pack-row.ts';
import type { FieldFault } from '../http/field-fault.ts';
import type { Column } from './csv/column.ts';

/** What every place and camera has. */
export interface Thing {
  id: string;
  name: LocalText;
  position: [number, number];
}

/** What a place or camera is checked against. */
export interface World {
  city: string;
  rules: CityRules;
  /** The city's languages, Vietnamese first. */
  languages: string[];
  kinds: PlaceKind[];
  factLabels: Record<string, LocalText>;
  /** Kind of every place of the city, by id. */
  placeKinds: Map<string, string>;
}

/** One kind of thing that staff edits: its rights, its checks, its row. Places, schools and cameras are three of them. */
export interface ObjectKind<T extends Thing> {
  /** In paths: `/api/admin/cities/{city}/<path>`. */
  path: 'places' | 'schools' | 'cameras';
  /** The table, and the entity of audit and proposals. */
  entity: 'place' | 'camera';
  permission: Permission;
  /** Rows of the table that are of this kind, over `t`. */
  only: string;
  /** Column of the list's filter by kind. */
  kindColumn: 'kind' | 'purpose';
  /** SQL over `t` of what a grant may be narrowed by; NULL where that does not apply. */
  scopes: { agencies: string; areas: string; schools: string; cameras: string };
  /** The whole object as packs have it. */
  schema: z.ZodType<T>;
  /** What a request may say. */
  input: z.ZodType;
  /** Whether objects can be made and removed here. */
  makes: boolean;
  /** Whether proposals are decided here. */
  decides: boolean;
  kindOf(object: T): string;
  target(city: string, object: Partial<T> & { id?: string | undefined }, areaId: string | null): Target;
  /** The object with what was said. `before` is absent for a new one, which has its id already. */
  merge(before: T | null, input: unknown, id: string): unknown;
  /** What no schema can know. */
  check(object: T, world: World): FieldFault[];
  row(object: T, world: World, height: number): PackRow;
  /** Things that name this one and would be left hanging. */
  users: string | null;
  /** Columns of its CSV. @param known the rows that are there */
  columns(world: World, known: readonly T[]): Column<T>[];
}
