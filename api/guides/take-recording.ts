import type { Context } from 'hono';
import { RECORDING_LIMITS } from '../../data/model/recording-limits.ts';
import type { Identity } from '../auth/identity.ts';
import { readForm } from '../files/photo-form.ts';
import type { AppContext } from '../http/context.ts';
import { badField } from '../http/problem.ts';
import { keepRecording } from './keep-recording.ts';
import { readRecording, recordingTimes } from './read-recording.ts';
import { type StoryAt, wordsHash } from './recordings.ts';

type Sentences = readonly { text: string }[];

/**
 * Reads a form with `sound` and perhaps `vtt`, and puts the recording in the place of the voice. Whoever calls has asked `authorize` before
 * strangers' bytes are read.
 * @param sentences what it was recorded for @param heard what visitors are told now, where that is something else
 * @throws ProblemError that says what does not fit
 */
export async function takeRecording(
  context: AppContext,
  c: Context,
  who: Identity | null,
  at: StoryAt,
  sentences: Sentences,
  heard?: Sentences,
): Promise<void> {
  const form = await readForm(c);
  const [file, given] = [form.get('sound'), form.get('vtt')];
  if (!(file instanceof File)) throw badField('sound', 'is missing');
  const text = given === null ? undefined : typeof given === 'string' ? given : await given.text();
  if (text !== undefined && text.length > RECORDING_LIMITS.transcript) throw badField('vtt', 'is too long');
  const read = await readRecording(file);
  const texts = sentences.map((sentence) => sentence.text);
  const times = recordingTimes(text?.trim() ? text : undefined, texts, read.duration);
  await keepRecording(context, who, at, read, { ...times, words: wordsHash(sentences), heard: heard && wordsHash(heard) });
}
