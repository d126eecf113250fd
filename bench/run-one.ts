/** Runs the bench that its argument names and sends the result, or the sentence that says why there is none, to the process that started it. */
import { pathToFileURL } from 'node:url';
import type { BenchResult } from './bench.ts';

const [, , file = ''] = process.argv;
const { bench } = (await import(pathToFileURL(file).href)) as { bench(): Promise<BenchResult> };
try {
  const result = await bench();
  process.send?.(result, () => process.exit(0));
} catch (error) {
  console.error(error);
  process.send?.({ failed: error instanceof Error ? error.message : String(error) }, () => process.exit(1));
}
