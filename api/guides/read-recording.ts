import { fileTypeFromBuffer } from 'file-type';
import { parseBuffer } from 'music-metadata';
import { RECORDING_LIMITS } from '../../data/model/recording-limits.ts';
import { type Cue, estimatedCues, parseVtt, webvtt } from '../../data/model/webvtt.ts';
import { badField, ProblemError } from '../http/problem.ts';
import type { RecordingType } from './recordings.ts';

export interface ReadRecording {
  bytes: Buffer<ArrayBuffer>;
  type: RecordingType;
  /** Seconds. */
  duration: number;
}
const refused = (message: string) => new ProblemError('unsupported-file', message, [{ field: 'sound', message }]);
const TYPES: Record<string, RecordingType> = {
  'audio/mpeg': 'audio/mpeg',
  'audio/mp4': 'audio/mp4',
  'audio/x-m4a': 'audio/mp4',
  'video/mp4': 'audio/mp4',
};

/** Looks at a recording by what is in it. @throws ProblemError `unsupported-file`, `too-large` or 400 with a sentence */
export async function readRecording(file: File): Promise<ReadRecording> {
  if (file.size > RECORDING_LIMITS.bytes) throw new ProblemError('too-large', `A recording may have ${RECORDING_LIMITS.bytes >> 20} MB.`);
  const bytes = Buffer.from(await file.arrayBuffer());
  const type = TYPES[(await fileTypeFromBuffer(bytes))?.mime ?? ''];
  if (!type) throw refused('MP3 and M4A (AAC) are accepted: every telephone plays them.');
  const found = await parseBuffer(bytes, { mimeType: type, size: bytes.length }, { duration: true, skipCovers: true }).catch(() => null);
  const { duration = 0, codec = '', hasVideo = false } = found?.format ?? {};
  if (!found || hasVideo || !/MPEG 1|MPEG 2|AAC|MPEG-4/i.test(codec))
    throw refused('The sound cannot be read; it may be damaged, or hold a film.');
  if (duration < RECORDING_LIMITS.shortest || duration > RECORDING_LIMITS.longest)
    throw badField(
      'sound',
      `must last ${RECORDING_LIMITS.shortest} seconds to ${RECORDING_LIMITS.longest / 60} minutes; it lasts ${Math.round(duration)} seconds`,
    );
  return { bytes, type, duration };
}

/**
 * The times of a recording's sentences: from its own WebVTT, or estimated where it came without.
 * @returns WebVTT whose texts are the sentences as they are written
 * @throws ProblemError 400 that says what does not fit
 */
export function recordingTimes(given: string | undefined, sentences: readonly string[], duration: number): { vtt: string; timed: boolean } {
  if (given === undefined) return { vtt: webvtt(estimatedCues(sentences, duration)), timed: false };
  if (!/^\ufeff?WEBVTT/.test(given)) throw badField('vtt', 'is no WebVTT: its first line must be WEBVTT');
  const cues: Cue[] = parseVtt(given.replace(/^\ufeff/, ''));
  if (cues.length !== sentences.length)
    throw badField('vtt', `has ${cues.length} cues, and this story has ${sentences.length} sentences: one cue for each sentence`);
  let before = 0;
  for (const [i, { start, end }] of cues.entries()) {
    if (!(start >= before && end > start)) throw badField('vtt', `cue ${i + 1} begins before the one before it, or ends before it begins`);
    if (end > duration + 1) throw badField('vtt', `cue ${i + 1} ends after the sound, which lasts ${Math.round(duration)} seconds`);
    before = start;
  }
  return { vtt: webvtt(cues.map(({ start, end }, i) => ({ start, end, words: [{ text: sentences[i] ?? '' }] }))), timed: true };
}
