/**
 * `npm test`: everything that `npm run verify` checks and the browser tests, then one line that counts.
 * A step that fails does not keep the later ones from telling what they found.
 */
import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findChromium } from './browser/find-chromium.ts';

const bin = (name: string) => join('node_modules/.bin', name);
const RESULTS = 'var/test-results';

interface Counts {
  passed: number;
  failed: number;
}

function run(command: string, args: string[], env: Record<string, string> = {}): Promise<boolean> {
  return new Promise((done) => {
    const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('error', () => done(false));
    child.on('exit', (code) => done(code === 0));
  });
}

/** Counts of a vitest JSON report; a report that is missing counts as one failure. */
async function counts(file: string): Promise<Counts> {
  try {
    const report = JSON.parse(await readFile(file, 'utf8')) as { numPassedTests: number; numFailedTests: number; success: boolean };
    return { passed: report.numPassedTests, failed: report.numFailedTests || (report.success ? 0 : 1) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

async function vitest(name: string, config: string, env: Record<string, string> = {}): Promise<Counts> {
  const file = `${RESULTS}/${name}.json`;
  await rm(file, { force: true });
  await run(
    process.execPath,
    [bin('vitest'), 'run', '--config', config, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    env,
  );
  return counts(file);
}

async function step(name: string, command: string, args: string[]): Promise<Counts> {
  console.log(`\n> ${name}`);
  return (await run(command, args)) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

const all: Counts[] = [
  await step('format and lint', bin('biome'), ['check', '.']),
  await step('types', bin('tsc'), ['-p', 'tsconfig.node.json']),
  await step('types of the browser', bin('tsc'), ['-p', 'web/tsconfig.json']),
  await vitest('unit', 'vitest.config.ts'),
];
const chromium = await findChromium();
if (chromium) all.push(await vitest('browser', 'tests/browser/vitest.config.ts', { CHROMIUM_PATH: chromium }));
else {
  console.error('No Chromium was found: set CHROMIUM_PATH to one, or install Chromium or Chrome. The browser tests did not run.');
  all.push({ passed: 0, failed: 1 });
}

const passed = all.reduce((sum, c) => sum + c.passed, 0);
const failed = all.reduce((sum, c) => sum + c.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
