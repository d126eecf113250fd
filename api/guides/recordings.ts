import { createHash } from 'node:crypto';
import type { Row } from '@libsql/client';
import type { GuideLanguage } from '../../narration/pack/read-guides.ts';
import type { Database } from '../db/database.ts';
import type { StopSoundLinks } from '../features/guides/contract.ts';

export const RECORDING_TYPES = { 'audio/mpeg': 'mp3', 'audio/mp4': 'm4a' } as const;
export type RecordingType = keyof typeof RECORDING_TYPES;

/** A row of `recording`. */
export interface Recording {
  guide: string;
  stop: string;
  lang: string;
  id: string;
  type: RecordingType;
  bytes: number;
  /** Seconds. */
  duration: number;
  timed: boolean;
  words: string;
  addedAt: number;
}

export const recordingKey = (id: string): string => `recordings/${id}`;
export const recordingUrl = (city: string, { id, type }: Pick<Recording, 'id' | 'type'>): string =>
  `/api/cities/${city}/recordings/${id}.${RECORDING_TYPES[type]}`;

/** What a recording was made for: the sentences of a stop, as 16 hex digits. */
export function wordsHash(language: GuideLanguage, stop: string): string {
  const sentences = language.words.stops[stop]?.sentences.map(({ text }) => text) ?? [];
  return createHash('sha256').update(JSON.stringify(sentences)).digest('hex').slice(0, 16);
}

const recordingOf = (row: Row): Recording => ({
  guide: String(row.guide),
  stop: String(row.stop),
  lang: String(row.lang),
  id: String(row.id),
  type: row.type === 'audio/mp4' ? 'audio/mp4' : 'audio/mpeg',
  bytes: Number(row.bytes),
  duration: Number(row.duration),
  timed: row.timed === 1,
  words: String(row.words),
  addedAt: Number(row.added_at),
});

/** All recordings of a city, or of one guide. */
export async function readRecordings({ client }: Pick<Database, 'client'>, city: string, guide?: string): Promise<Recording[]> {
  const { rows } = await client.execute({
    sql: 'SELECT * FROM recording WHERE city = ?1 AND (?2 IS NULL OR guide = ?2)',
    args: [city, guide ?? null],
  });
  return rows.map(recordingOf);
}

/** Where a recording is heard, in the shape of the built sound. Every browser plays MP3 and AAC, so both names lead to it. */
export function recordedLinks(city: string, recording: Recording): StopSoundLinks {
  const url = recordingUrl(city, recording);
  const vtt = `/api/cities/${city}/recordings/${recording.id}.vtt`;
  return { opus: url, mp3: url, vtt, duration: recording.duration, voice: 'recorded' };
}
