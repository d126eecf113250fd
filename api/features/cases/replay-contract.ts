import { z } from 'zod';
import { Day, LocalText, Slug } from '../../../data/contract.ts';
import { CASE_STATES } from '../../../data/model/case-states.ts';
import { Channel, Priority } from './contract.ts';

const State = z.enum(CASE_STATES);
const Millis = z.number().int();

/** Most cases of one day; the newest of more. */
export const MOST_REPLAYED = 20_000;

/** A day of all cases: how they stood when it began, and every entry of the log that changed how one stands. */
export const Replay = z.object({
  day: Day,
  /** Milliseconds since 1970: the day's start and end, or now where it is not over. */
  from: Millis,
  to: Millis,
  /** There were more cases than are told of here. */
  truncated: z.boolean(),
  cases: z.array(
    z.object({
      id: Slug,
      title: LocalText,
      categoryId: Slug,
      /** [lng, lat, metres above the WGS 84 ellipsoid] */
      position: z.tuple([z.number(), z.number(), z.number()]),
      areaId: Slug.nullable(),
      channel: Channel,
      receivedAt: Millis,
      published: z.boolean(),
      /** Null: it came during the day. */
      start: z.object({ state: State, agency: Slug.nullable(), due: Millis, priority: Priority }).nullable(),
    }),
  ),
  /** In the order of the log; `index` is a place in `cases`. Null: the entry says nothing about it. */
  steps: z.array(
    z.object({
      at: Millis,
      index: z.number().int(),
      state: State.nullable(),
      agency: Slug.nullable(),
      due: Millis.nullable(),
      priority: Priority.nullable(),
    }),
  ),
});
export type Replay = z.infer<typeof Replay>;

/** How many reports came where and when. Counts are whole: this is for staff. */
export const Heat = z.object({
  from: Day,
  /** The last day, included. */
  to: Day,
  total: z.number().int(),
  /** Metres. */
  cell: z.number().int(),
  /** There were more cells with reports than are told of here. */
  truncated: z.boolean(),
  /** Most first; [west, south, east, north] in degrees, EPSG:4326; mean height in metres above the ellipsoid. `areaId`: the ward about its middle. */
  cells: z.array(
    z.object({
      box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
      height: z.number(),
      count: z.number().int(),
      areaId: Slug.nullable(),
    }),
  ),
  /** By day of the week (0 Monday) and hour, city time. */
  hours: z.array(z.array(z.number().int()).length(24)).length(7),
});
export type Heat = z.infer<typeof Heat>;
