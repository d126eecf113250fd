import { EventEmitter } from 'node:events';
import type { Database } from '../db/database.ts';

/** Where it was rung: only what happened here is passed on to other processes. */
type Bell = EventEmitter<{ ring: ['here' | 'elsewhere'] }>;
const bells = new WeakMap<Database, Bell>();

/** Rings when something was appended to the event log. The log is the truth: a missed ring costs time, never an event. */
export function bellOf(db: Database): Bell {
  let bell = bells.get(db);
  if (!bell) {
    bell = new EventEmitter<{ ring: ['here' | 'elsewhere'] }>().setMaxListeners(0) as Bell;
    bells.set(db, bell);
  }
  return bell;
}
/** Call after the transaction is committed. */
export const ring = (db: Database): boolean => bellOf(db).emit('ring', 'here');
