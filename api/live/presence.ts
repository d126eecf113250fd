import { EventEmitter } from 'node:events';
import { can, type Grant, type Target } from '../../data/model/rights.ts';
import type { Database } from '../db/database.ts';
import type { Present } from './contract.ts';

/** What somebody does with a case that they have open. */
export type Doing = Present['doing'];
interface Sign {
  /** One window of one person. */
  tab: string;
  userId: string;
  name: string;
  doing: Doing;
  /** Milliseconds since 1970. */
  until: number;
}
/** A sign as it goes to other processes. */
export interface PresenceSignal {
  room: Omit<Room, 'signs'>;
  who: Omit<Sign, 'until' | 'doing'>;
  doing: Doing | null;
}
interface Room {
  city: string;
  id: string;
  target: Target;
  signs: Map<string, Sign>;
}

/** Who gave no sign for so long has left, milliseconds; windows give one every 15 seconds. */
export const STAYS = 35_000;
/** Milliseconds between looks for those who left without a word. */
const SWEEP = 5000;
/** Cases of which this is remembered at once. */
const MOST_ROOMS = 10_000;
const keyOf = (city: string, id: string) => `${city} ${id}`;

/**
 * Who has which case open: in the memory of this process, never in the database. Lost with the process, and known again with the windows'
 * next signs. Other processes are told by `onSign`, where something carries it to them (Redis); else each knows its own windows.
 */
class Presence {
  readonly #rooms = new Map<string, Room>();
  readonly #bell = new EventEmitter<{ changed: [city: string, id: string]; signed: [signal: PresenceSignal] }>().setMaxListeners(0);
  #timer: ReturnType<typeof setInterval> | undefined;

  /** Calls back when somebody came to a case, left it, or began or ended to type. @returns ends it */
  onChange(listener: (city: string, id: string) => void): () => void {
    this.#bell.on('changed', listener);
    return () => this.#bell.off('changed', listener);
  }

  /** Calls back with every sign that a window of this process gives. @returns ends it */
  onSign(listener: (signal: PresenceSignal) => void): () => void {
    this.#bell.on('signed', listener);
    return () => this.#bell.off('signed', listener);
  }

  /** A sign of a window of this process. @param doing null: it has left */
  sign(room: Omit<Room, 'signs'>, who: Omit<Sign, 'until' | 'doing'>, doing: Doing | null, now: number): void {
    this.take({ room, who, doing }, now);
    this.#bell.emit('signed', { room, who, doing });
  }

  /** Takes in a sign, from wherever it came. */
  take({ room: { city, id, target }, who, doing }: PresenceSignal, now: number): void {
    const key = keyOf(city, id);
    const room: Room = this.#rooms.get(key) ?? { city, id, target, signs: new Map() };
    room.target = target;
    const before = JSON.stringify(this.#people(room, now));
    if (doing === null) room.signs.delete(`${who.userId} ${who.tab}`);
    else room.signs.set(`${who.userId} ${who.tab}`, { ...who, doing, until: now + STAYS });
    if (room.signs.size === 0) this.#rooms.delete(key);
    else if (this.#rooms.has(key) || this.#rooms.size < MOST_ROOMS) this.#rooms.set(key, room);
    if (JSON.stringify(this.#people(room, now)) !== before) this.#bell.emit('changed', city, id);
    if (this.#rooms.size > 0) this.#timer ??= setInterval(() => this.sweep(Date.now()), SWEEP).unref();
  }

  /** Forgets whom nothing was heard of, and tells. */
  sweep(now: number): void {
    for (const room of [...this.#rooms.values()]) {
      const size = room.signs.size;
      for (const [key, { until }] of room.signs) if (until <= now) room.signs.delete(key);
      if (room.signs.size === 0) this.#rooms.delete(keyOf(room.city, room.id));
      if (room.signs.size !== size) this.#bell.emit('changed', room.city, room.id);
    }
    if (this.#rooms.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** The others at a case, as this reader may know them; undefined: the case is none of theirs. */
  seen(city: string, id: string, reader: { userId: string; grants: readonly Grant[] }, now: number): Present[] | undefined {
    const room = this.#rooms.get(keyOf(city, id));
    if (!room) return [];
    if (!can(reader.grants, 'read:case', room.target)) return;
    // As in the history: an agency reads no names of the operations centre.
    const named = can(reader.grants, 'assign:case', room.target);
    return this.#people(room, now)
      .filter(({ userId }) => userId !== reader.userId)
      .map(({ name, doing }) => ({ name: named ? name : null, doing }));
  }

  /** Each person once; who types in one window types. */
  #people(room: Room, now: number): { userId: string; name: string; doing: Doing }[] {
    const people = new Map<string, { userId: string; name: string; doing: Doing }>();
    for (const { userId, name, doing, until } of room.signs.values()) {
      if (until <= now) continue;
      people.set(userId, { userId, name, doing: people.get(userId)?.doing === 'typing' ? 'typing' : doing });
    }
    return [...people.values()].sort((a, b) => (a.userId < b.userId ? -1 : 1));
  }
}

const all = new WeakMap<Database, Presence>();
export function presenceOf(db: Database): Presence {
  let presence = all.get(db);
  if (!presence) {
    presence = new Presence();
    all.set(db, presence);
  }
  return presence;
}
