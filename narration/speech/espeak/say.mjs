// A process that speaks: one JSON line { voice, rate, text } in, one JSON line { samples, words } out (base64 of 16-bit samples, 22,050 a second).
import { createInterface } from 'node:readline';
import init from '@echogarden/espeak-ng-emscripten';

const engine = await init();
const worker = await new engine.eSpeakNGWorker();

for await (const line of createInterface({ input: process.stdin })) {
  const { voice, rate, text } = JSON.parse(line);
  worker.set_voice(voice);
  worker.set_rate(rate);
  const chunks = [];
  const words = [];
  worker.synthesize(text, (audio, events) => {
    if (audio?.length) chunks.push(Buffer.from(audio.buffer ? audio.slice().buffer : Uint8Array.from(audio).buffer));
    for (const event of events ?? [])
      if (event.type === 'word') words.push({ offset: event.text_position - 1, at: event.audio_position / 1000 });
  });
  process.stdout.write(`${JSON.stringify({ samples: Buffer.concat(chunks).toString('base64'), words })}\n`);
}
