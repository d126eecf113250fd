import { createHash } from 'node:crypto';
import type { Row } from '@libsql/client';
import type { Database } from '../db/database.ts';
import type { StopSoundLinks } from '../features/guides/contract.ts';
import type { StoryVoice } from './recording-contract.ts';

export const RECORDING_TYPES = { 'audio/mpeg': 'mp3', 'audio/mp4': 'm4a' } as const;
export type RecordingType = keyof typeof RECORDING_TYPES;

/** Whose stops are told: a guide's, or those with words of a tour's own. */
export interface StoryParent {
  kind: 'guide' | 'tour';
  /** Of the guide or tour. */
  parent: string;
}
/** Which story, in which language. */
export interface StoryAt extends StoryParent {
  city: string;
  stop: string;
  lang: string;
}

/** A row of `recording`. */
export interface Recording extends Omit<StoryAt, 'city'> {
  /** What it was recorded for, as `wordsHash`. */
  words: string;
  id: string;
  type: RecordingType;
  bytes: number;
  /** Seconds. */
  duration: number;
  timed: boolean;
  addedAt: number;
}

export const recordingKey = (id: string): string => `recordings/${id}`;
export const recordingUrl = (city: string, { id, type }: Pick<Recording, 'id' | 'type'>): string =>
  `/api/cities/${city}/recordings/${id}.${RECORDING_TYPES[type]}`;

/** What a recording is made for: the sentences of a story, as 16 hex digits. */
export const wordsHash = (sentences: readonly { text: string }[]): string =>
  createHash('sha256')
    .update(JSON.stringify(sentences.map(({ text }) => text)))
    .digest('hex')
    .slice(0, 16);

const recordingOf = (row: Row): Recording => ({
  kind: row.kind === 'tour' ? 'tour' : 'guide',
  parent: String(row.parent),
  stop: String(row.stop),
  lang: String(row.lang),
  words: String(row.words),
  id: String(row.id),
  type: row.type === 'audio/mp4' ? 'audio/mp4' : 'audio/mpeg',
  bytes: Number(row.bytes),
  duration: Number(row.duration),
  timed: row.timed === 1,
  addedAt: Number(row.added_at),
});

/** All recordings of a city, or of one guide or tour; the newest first. */
export async function readRecordings({ client }: Pick<Database, 'client'>, city: string, of?: StoryParent): Promise<Recording[]> {
  const { rows } = await client.execute({
    sql: `SELECT * FROM recording WHERE city = ?1 AND (?2 IS NULL OR (kind = ?2 AND parent = ?3)) ORDER BY added_at DESC, id`,
    args: [city, of?.kind ?? null, of?.parent ?? null],
  });
  return rows.map(recordingOf);
}

/** What is heard of a story: the recording of just these words, else the newest of the story, whose words were others. */
export function heardRecording(
  recordings: readonly Recording[],
  at: Omit<StoryAt, 'city'>,
  sentences: readonly { text: string }[],
): Recording | undefined {
  const { kind, parent, stop, lang } = at;
  const own = recordings.filter((one) => one.kind === kind && one.parent === parent && one.stop === stop && one.lang === lang);
  const words = own.length > 1 ? wordsHash(sentences) : '';
  return own.find((one) => one.words === words) ?? own[0];
}

/** Where a recording is heard, in the shape of the built sound. Every browser plays MP3 and AAC, so both names lead to it. */
export function recordedLinks(city: string, recording: Recording): StopSoundLinks {
  const url = recordingUrl(city, recording);
  const vtt = `/api/cities/${city}/recordings/${recording.id}.vtt`;
  return { webm: url, mp3: url, vtt, duration: recording.duration, voice: 'recorded' };
}

interface Told {
  title: string;
  sentences: readonly { text: string }[];
  /** The synthetic voice reads it. */
  spoken: boolean;
}

/** One story as its editor sees it: who speaks it, and whether its words were changed since it was recorded. */
export function storyVoice({ city, ...at }: StoryAt, { title, sentences, spoken }: Told, recordings: readonly Recording[]): StoryVoice {
  const found = heardRecording(recordings, at, sentences);
  const story = { stop: at.stop, lang: at.lang, title, sentences: sentences.length };
  if (!found) return { ...story, voice: spoken ? 'synthetic' : 'none' };
  const { duration, bytes, timed, words } = found;
  const addedAt = new Date(found.addedAt).toISOString();
  const recording = { url: recordingUrl(city, found), duration, bytes, addedAt, timed, outdated: words !== wordsHash(sentences) };
  return { ...story, voice: 'recorded', recording };
}
