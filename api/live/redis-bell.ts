import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Logger } from 'pino';
import { createClient } from 'redis';
import type { Database } from '../db/database.ts';
import { type PresenceSignal, presenceOf } from './presence.ts';
import { bellOf } from './wake.ts';

const CHANNEL = 'toan-canh:live';
/** Who has which case open: nothing of it is in the log, so here the signs themselves go round. */
const PRESENCE = 'toan-canh:presence';
/** Milliseconds that a start waits for Redis before it goes on without. */
const START = 3000;
/** Milliseconds between two tries to reach Redis at most. */
const RETRY = 2000;

/**
 * Rings the bells of the other processes that share this database's log. What goes through Redis is only “look again”: who rings, never an event.
 * Who has a case open is told too, by name and id of the colleague; it is kept nowhere.
 * While Redis is away the portal goes on by looking at the log now and then; that is logged once, and once when Redis is back.
 * @param url `redis://…` or `rediss://…`
 * @returns ends the connections
 */
export async function connectBell({ db, log, url }: { db: Database; log: Logger; url: string }): Promise<() => Promise<void>> {
  const me = randomUUID();
  const bell = bellOf(db);
  const options = { url, disableOfflineQueue: true, socket: { reconnectStrategy: (tries: number) => Math.min(RETRY, 50 * 2 ** tries) } };
  const [mouth, ear] = [createClient(options), createClient(options)];
  let away = false;
  const told = (error: unknown) => {
    if (away) return;
    away = true;
    log.warn({ err: error }, 'Redis cannot be reached; live events of other processes are found by looking');
  };
  mouth.on('error', told);
  ear.on('error', told);
  ear.on('ready', () => {
    if (away) log.info('Redis is back');
    away = false;
    // Whatever was rung meanwhile was not heard.
    bell.emit('ring', 'elsewhere');
  });
  let telling = false;
  let again = false;
  /** One message under way at most: a storm of rings becomes few of them. */
  const tell = async () => {
    again = true;
    if (telling) return;
    telling = true;
    while (again) {
      again = false;
      await mouth.publish(CHANNEL, me).catch(() => undefined);
    }
    telling = false;
  };
  // What was rung before it could speak.
  mouth.on('ready', () => void tell());
  const rung = (from: 'here' | 'elsewhere') => {
    if (from === 'here' && mouth.isReady) void tell();
  };
  bell.on('ring', rung);
  const presence = presenceOf(db);
  const silence = presence.onSign((signal) => {
    if (mouth.isReady) void mouth.publish(PRESENCE, JSON.stringify({ from: me, signal })).catch(() => undefined);
  });
  const heard = (text: string) => {
    const { from, signal } = JSON.parse(text) as { from: string; signal: PresenceSignal };
    if (from !== me) presence.take(signal, Date.now());
  };
  const listening = ear
    .connect()
    .then(() => ear.subscribe(CHANNEL, (from) => from !== me && bell.emit('ring', 'elsewhere')))
    .then(() => ear.subscribe(PRESENCE, heard))
    .catch(told);
  const speaking = mouth.connect().catch(told);
  await Promise.race([Promise.all([listening, speaking]), wait(START, undefined, { ref: false })]);
  return async () => {
    bell.off('ring', rung);
    silence();
    mouth.destroy();
    ear.destroy();
    await Promise.allSettled([listening, speaking]);
  };
}
