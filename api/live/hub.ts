import { setTimeout as wait } from 'node:timers/promises';
import type { Grant } from '../../data/model/rights.ts';
import type { Database } from '../db/database.ts';
import type { AppContext } from '../http/context.ts';
import type { Topic } from './contract.ts';
import { caseEventFor, type Prepared, prepareEvents } from './prepare-events.ts';
import { lastSeq, readLog } from './read-log.ts';
import { bellOf } from './wake.ts';

/** Entries read at once. */
const PAGE = 200;

/** Milliseconds between two looks at the log while it grows. */
const STAFF_EVERY = 50;
/** Milliseconds for which the public's events are gathered, and how many at most. */
const PUBLIC_EVERY = 500;
const GATHERED = 500;

/** Milliseconds that a page of a long catch-up waits for its readers. */
const PATIENCE = 200;

/** A place in the log and which of an entry's two events was the last, as an event's `id` has it: `12.1`. */
export interface Place {
  seq: number;
  part: number;
}
const PARTS: readonly Topic[] = ['reports', 'cases'];

export interface Reader {
  city: string;
  topics: readonly Topic[];
  /** Asked again while it listens. */
  grants: readonly Grant[];
  /** Takes bytes of the stream, which nobody changes any more; false: it does not keep up and is dropped. */
  send(bytes: Uint8Array<ArrayBuffer>): boolean;
  /** Resolves when there is room again. */
  room(): Promise<void>;
  /** The stream is over; what was taken still arrives. */
  end(): void;
  /** The line is cut with all that waits in it. */
  drop(): void;
}

type Parts = Pick<AppContext, 'db' | 'config' | 'now' | 'log'>;
const encoder = new TextEncoder();
/** Who sees reports only is told of them a little later, many at once and of each report the last. */
const isPublic = ({ topics }: Reader) => !topics.includes('cases');

/** The events of an entry for a reader as text of the stream, those up to `after` left out. */
function textFor(reader: Reader, prepared: Prepared, after: Place): string {
  const { entry } = prepared;
  if (entry.city !== reader.city) return '';
  const events = [prepared.reports, caseEventFor(reader.grants, prepared)];
  return PARTS.flatMap((topic, part) => {
    const event = events[part];
    const passed = entry.seq < after.seq || (entry.seq === after.seq && part <= after.part);
    return event === undefined || passed || !reader.topics.includes(topic) ? [] : [`id: ${entry.seq}.${part}\ndata: ${event}\n\n`];
  }).join('');
}

/** Of several events of a report the last: all show it as it is now. */
function lastOfEach(prepared: Prepared[]): Prepared[] {
  const last = new Map<string, Prepared>();
  for (const one of prepared) {
    if (one.reports === undefined) continue;
    const key = `${one.entry.city} ${one.entry.report}`;
    last.delete(key);
    last.set(key, one);
  }
  return [...last.values()];
}

/** Reads the log once for all readers of this process and hands every reader what is theirs, in order. */
class Hub {
  readonly #parts: Parts;
  /** Everybody who listens, with the place up to which they were given everything. */
  readonly #readers = new Map<Reader, number>();
  /** Up to where the log was read for them. */
  #position = 0;
  /** Read, and not yet told to the public. */
  #gathered: Prepared[] = [];
  #pumping: Promise<void> | undefined;
  #again = false;
  #timer: ReturnType<typeof setInterval> | undefined;
  #telling: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    bellOf(parts.db).on('ring', () => this.#wake());
  }

  #wake(): void {
    if (this.#readers.size === 0) return;
    this.#again = true;
    this.#pumping ??= this.#pump()
      .catch((error) => this.#parts.log.error({ err: error }, 'live events could not be read'))
      .finally(() => {
        this.#pumping = undefined;
        if (this.#again) this.#wake();
      });
  }

  async #pump(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      for (;;) {
        const entries = await readLog(this.#parts.db.client, this.#position, PAGE);
        const events = await prepareEvents(this.#parts, entries);
        // From here to the new position nothing waits, so a reader that joins sees either all of it or none.
        this.#position = Math.max(this.#position, entries.at(-1)?.seq ?? 0);
        this.#hand(events, this.#position, (reader) => !isPublic(reader));
        if (events.length > 0) this.#gather(events);
        if (entries.length < PAGE) break;
        // Much at once: who keeps up gets the time to take it, who does not is not waited for.
        await Promise.race([Promise.all([...this.#readers.keys()].map((reader) => reader.room())), wait(PATIENCE)]);
      }
      // In a storm one look serves many rings.
      await wait(STAFF_EVERY);
    }
  }

  #gather(events: Prepared[]): void {
    this.#gathered.push(...events);
    if (this.#gathered.length > GATHERED) this.#tell();
    else this.#telling ??= setTimeout(() => this.#tell(), PUBLIC_EVERY).unref();
  }

  #tell(): void {
    clearTimeout(this.#telling);
    this.#telling = undefined;
    this.#hand(lastOfEach(this.#gathered), this.#position, isPublic);
    this.#gathered = [];
  }

  /** Hands events to some of the readers; what is the same for many is put into words once. @param upTo a place in the log */
  #hand(events: Prepared[], upTo: number, whom: (reader: Reader) => boolean): void {
    const first = events[0]?.entry.seq ?? 0;
    const shared = new Map<string, Uint8Array<ArrayBuffer>>();
    for (const [reader, seq] of [...this.#readers]) {
      if (!whom(reader)) continue;
      const make = () => encoder.encode(events.map((event) => textFor(reader, event, { seq, part: PARTS.length })).join(''));
      const key = JSON.stringify([reader.city, reader.topics, reader.grants]);
      // Who has some of it already is served alone.
      const bytes = seq >= first ? make() : (shared.get(key) ?? make());
      if (seq < first) shared.set(key, bytes);
      this.#readers.set(reader, Math.max(seq, upTo));
      if (bytes.length > 0 && !reader.send(bytes)) {
        this.leave(reader);
        reader.drop();
      }
    }
  }

  /** Replays what came after a place, as fast as the reader takes it, then lets it listen. @param after undefined: from now on */
  async join(reader: Reader, after: Place | undefined, isOpen: () => boolean): Promise<void> {
    const last = await lastSeq(this.#parts.db.client);
    let place: Place = after && after.seq <= last ? after : { seq: last, part: PARTS.length };
    reader.send(encoder.encode(`retry: 2000\nid: ${place.seq}.${place.part}\n\n`));
    for (;;) {
      const entries = await readLog(this.#parts.db.client, place.seq - (place.part < PARTS.length ? 1 : 0), PAGE);
      for (const event of await prepareEvents(this.#parts, entries)) {
        if (!isOpen()) return;
        const text = textFor(reader, event, place);
        if (text !== '') reader.send(encoder.encode(text));
        place = { seq: event.entry.seq, part: PARTS.length };
      }
      place = { seq: place.seq, part: PARTS.length };
      await reader.room();
      if (!isOpen()) return;
      if (entries.length === PAGE) continue;
      if (this.#readers.size === 0) this.#position = Math.max(this.#position, place.seq);
      // The pump may have gone on while this one read.
      if (place.seq >= this.#position) break;
    }
    this.#readers.set(reader, place.seq);
    this.#timer ??= setInterval(() => this.#wake(), this.#parts.config.livePoll * 1000).unref();
    this.#wake();
  }

  leave(reader: Reader): void {
    if (!this.#readers.delete(reader)) return;
    if (this.#readers.size > 0) return;
    clearInterval(this.#timer);
    clearTimeout(this.#telling);
    this.#timer = this.#telling = undefined;
    this.#gathered = [];
  }

  /** How many listen. */
  get size(): number {
    return this.#readers.size;
  }

  close(): void {
    for (const reader of [...this.#readers.keys()]) {
      this.leave(reader);
      reader.end();
    }
  }
}

const hubs = new WeakMap<Database, Hub>();
export function hubOf(parts: Parts): Hub {
  let hub = hubs.get(parts.db);
  if (!hub) {
    hub = new Hub(parts);
    hubs.set(parts.db, hub);
  }
  return hub;
}
/** Ends all streams: before the server closes. */
export const closeHub = (db: Database): void => hubs.get(db)?.close();
