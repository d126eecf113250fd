/**
 * `npm run bench [-- --only name]`: runs every bench in a process of its own, one after the other, and writes docs/bench.md.
 * Results are kept in var/bench/results, so that one bench can be renewed without the others.
 */
import { fork } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BenchResult, KeptResult } from './bench.ts';
import { machineLines } from './machine.ts';
import { figure, report } from './report.ts';
import { targetOf } from './targets.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const ROOT = join(HERE, '..');
const RESULTS = join(ROOT, 'var/bench/results');

const nameOf = (file: string) => basename(file, '.bench.ts');

function runOne(file: string): Promise<BenchResult> {
  return new Promise((done, fail) => {
    const child = fork(join(HERE, 'run-one.ts'), [join(HERE, file)], { cwd: ROOT });
    let result: BenchResult | undefined;
    child.on('message', (message: BenchResult | { failed: string }) => {
      if ('failed' in message) fail(new Error(message.failed));
      else result = message;
    });
    child.once('error', fail);
    child.once('exit', (code) => (result ? done(result) : fail(new Error(`ended with ${code} and no result`))));
  });
}

async function kept(name: string): Promise<KeptResult | undefined> {
  const text = await readFile(join(RESULTS, `${name}.json`), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as KeptResult);
}

const at = process.argv.indexOf('--only');
const only = at < 0 ? undefined : process.argv[at + 1];
const files = (await readdir(HERE, { recursive: true })).filter((file) => file.endsWith('.bench.ts')).sort();
const chosen = files.filter((file) => only === undefined || nameOf(file) === only);
if (chosen.length === 0) {
  console.error(`There is no bench “${only}”; there are ${files.map(nameOf).join(', ')}.`);
  process.exit(1);
}
await mkdir(RESULTS, { recursive: true });
for (const file of chosen) {
  const name = nameOf(file);
  console.log(`\n${name}`);
  const started = performance.now();
  const [load = 0] = loadavg();
  try {
    const { title, rows } = await runOne(file);
    const aimed = rows.map((row) => ({ ...row, target: row.target ?? targetOf(name, row.what) }));
    const result: KeptResult = {
      name,
      title,
      rows: aimed,
      date: new Date().toISOString(),
      load,
      seconds: (performance.now() - started) / 1000,
    };
    await writeFile(join(RESULTS, `${name}.json`), JSON.stringify(result));
    console.log(title);
    for (const { what, value, unit, note } of rows) console.log(`  ${what}: ${figure(value)} ${unit}${note ? ` (${note})` : ''}`);
  } catch (error) {
    process.exitCode = 1;
    console.error(`  ${name} failed: ${error instanceof Error ? error.message : String(error)}`);
  }
}
const results = (await Promise.all(files.map((file) => kept(nameOf(file))))).filter((result) => result !== undefined);
const DOCUMENT = join(ROOT, 'docs/bench.md');
const before = await readFile(DOCUMENT, 'utf8').catch(() => '');
await writeFile(DOCUMENT, report(results, await machineLines(), before));
console.log('\ndocs/bench.md');
