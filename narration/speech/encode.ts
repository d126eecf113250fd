import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** As loud as spoken radio: EBU R 128 loudness -16 LUFS, no peak above -1.5 dB. */
const LEVEL = 'loudnorm=I=-16:TP=-1.5:LRA=11';
const FORMS = {
  opus: ['-ar', '48000', '-c:a', 'libopus', '-b:a', '24k', '-application', 'voip', '-f', 'ogg'],
  mp3: ['-ar', '24000', '-c:a', 'libmp3lame', '-b:a', '40k', '-f', 'mp3'],
};

/** Levels and encodes mono samples with ffmpeg. @throws Error where ffmpeg is missing or refuses */
export async function encode(samples: Int16Array, rate: number, form: keyof typeof FORMS): Promise<Buffer> {
  // Bit-exact: the same samples make the same file, so that hashes in the repository stay.
  const exact = ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:a', '+bitexact'];
  const args = [
    '-v',
    'error',
    '-f',
    's16le',
    '-ar',
    String(rate),
    '-ac',
    '1',
    '-i',
    'pipe:0',
    '-af',
    LEVEL,
    ...exact,
    ...FORMS[form],
    'pipe:1',
  ];
  const child = spawn('ffmpeg', args, { stdio: ['pipe', 'pipe', 'pipe'] });
  const failed = once(child, 'error').then(([error]) => {
    throw new Error('ffmpeg is needed to build sound; install it with the packages of your system.', { cause: error });
  });
  const collect = async (stream: NodeJS.ReadableStream) => {
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(Buffer.from(part as Uint8Array));
    return Buffer.concat(parts);
  };
  child.stdin.on('error', () => undefined);
  child.stdin.end(Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength));
  const done = Promise.all([collect(child.stdout), collect(child.stderr), once(child, 'close')]);
  const [sound, errors, [code]] = await Promise.race([done, failed]);
  if (code !== 0) throw new Error(`ffmpeg: ${errors.toString().trim()}`);
  return sound;
}
