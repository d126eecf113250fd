import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** As loud as spoken radio: EBU R 128 loudness -16 LUFS, no peak above -1.5 dB. */
const LEVEL = 'loudnorm=I=-16:TP=-1.5:LRA=11';
const FORMS = {
  // Not Ogg: how long that is stands at its end, so a browser begins when it has all of it, a second later on a slow line.
  webm: ['-ar', '48000', '-c:a', 'libopus', '-b:a', '24k', '-application', 'voip', '-f', 'webm'],
  mp3: ['-ar', '24000', '-c:a', 'libmp3lame', '-b:a', '40k', '-write_xing', '0', '-f', 'mp3'],
};

/** Levels and encodes mono samples with ffmpeg. @throws Error where ffmpeg is missing or refuses */
export async function encode(samples: Int16Array, rate: number, form: keyof typeof FORMS): Promise<Buffer> {
  // Length and index are written back into the beginning of the file, which a pipe cannot do.
  const folder = await mkdtemp(join(tmpdir(), 'sound-'));
  const file = join(folder, form);
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
    file,
  ];
  try {
    const child = spawn('ffmpeg', args, { stdio: ['pipe', 'ignore', 'pipe'] });
    const failed = once(child, 'error').then(([error]) => {
      throw new Error('ffmpeg is needed to build sound; install it with the packages of your system.', { cause: error });
    });
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength));
    const [code] = await Promise.race([once(child, 'close'), failed]);
    if (code !== 0) throw new Error(`ffmpeg: ${errors.trim()}`);
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}
