import { EventEmitter } from 'node:events';
import type { Database } from '../db/database.ts';

const bells = new WeakMap<Database, EventEmitter>();

/** Rings when this process appended to the event log. The log is the truth: a missed ring costs time, never an event. */
export function bellOf(db: Database): EventEmitter {
  let bell = bells.get(db);
  if (!bell) {
    bell = new EventEmitter().setMaxListeners(0);
    bells.set(db, bell);
  }
  return bell;
}
/** Call after the transaction is committed. */
export const ring = (db: Database): boolean => bellOf(db).emit('ring');
