import { execFileSync } from 'node:child_process';
import { arch, cpus, platform, totalmem } from 'node:os';
import { findChromium } from '../tests/browser/find-chromium.ts';

/** The lines that say what a measurement ran on. */
export async function machineLines(): Promise<string[]> {
  const path = await findChromium();
  const chromium = path
    ? execFileSync(path, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
    : 'none found';
  const cores = cpus();
  return [
    `Processor: ${cores[0]?.model.trim() || 'unknown'}, ${cores.length} cores`,
    `Memory: ${Math.round(totalmem() / 2 ** 30)} GiB`,
    `System: ${platform()} ${arch()}, Node ${process.versions.node}, ${chromium.replace(/ built on.*$/, '')}`,
    'Graphics: none; WebGL is drawn by Mesa in software (`--use-gl=angle --use-angle=gl-egl`)',
  ];
}
