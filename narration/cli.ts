/** `npm run guide -- build [city …]` makes the sound of guides; `npm run guide -- check [city …]` says what is wrong with them. */
import { resolve } from 'node:path';
import { build } from './verbs/build.ts';
import { check } from './verbs/check.ts';

const ROOT = resolve(import.meta.dirname, '..');
const [verb, ...cities] = process.argv.slice(2);
try {
  if (verb === 'build') await build(ROOT, cities, console.log);
  else if (verb === 'check') process.exitCode = check(ROOT, cities, console.log) ? 0 : 1;
  else {
    console.log(
      'npm run guide -- build [city …]   makes sound for words that changed\nnpm run guide -- check [city …]   says what is wrong',
    );
    process.exitCode = verb === undefined ? 0 : 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
