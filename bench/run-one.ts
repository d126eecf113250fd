/** Runs the bench that its argument names and sends the result to the process that started it. */
import { pathToFileURL } from 'node:url';
import type { BenchResult } from './bench.ts';

const [, , file = ''] = process.argv;
const { bench } = (await import(pathToFileURL(file).href)) as { bench(): Promise<BenchResult> };
const result = await bench();
process.send?.(result, () => process.exit(0));
