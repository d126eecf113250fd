import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { SpeechEngine } from './engine.ts';

const FOLDER = join(import.meta.dirname, 'espeak');
/** By language: eSpeak's voice, and words a minute that listeners on foot follow well. */
const VOICES: Record<string, { voice: string; rate: number }> = {
  vi: { voice: 'vi', rate: 155 },
  en: { voice: 'en-gb', rate: 150 },
  fr: { voice: 'fr', rate: 150 },
};

/** Whether the optional engine is there. */
export const hasEspeak = (): boolean => existsSync(join(FOLDER, 'node_modules'));

/** The bundled engine, in a process of its own. @throws Error with the command that installs it, where it is not there */
export async function startEspeak(): Promise<SpeechEngine> {
  if (!hasEspeak()) throw new Error('The voice is an optional tool (GPL). Install it with: npm install --prefix narration/speech/espeak');
  const child = spawn(process.execPath, ['say.mjs'], { cwd: FOLDER, stdio: ['pipe', 'pipe', 'inherit'] });
  await once(child, 'spawn');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    id: `espeak-ng-emscripten 0.3.5 ${JSON.stringify(VOICES)}`,
    async say(lang, text) {
      const voice = VOICES[lang];
      if (!voice) throw new Error(`eSpeak has no voice here for the language ${lang}.`);
      child.stdin.write(`${JSON.stringify({ ...voice, text })}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error('The voice ended before it answered.');
      const { samples, words } = JSON.parse(value) as { samples: string; words: { offset: number; at: number }[] };
      const bytes = Buffer.from(samples, 'base64');
      return { samples: new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)), rate: 22_050, words };
    },
    end: () => child.stdin.end(),
  };
}
