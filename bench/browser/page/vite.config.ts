import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig } from 'vite';
import portal from '../../../vite.config.ts';

/** The pages of the browser benches, built as the portal is; ENTRY names one, so that each gets only the code it uses. */
const entry = process.env.BENCH_ENTRY ?? 'map';

export default mergeConfig(
  portal,
  defineConfig({
    root: fileURLToPath(new URL('.', import.meta.url)),
    cacheDir: fileURLToPath(new URL('../../../var/vite-bench', import.meta.url)),
    publicDir: false,
    build: { rolldownOptions: { input: fileURLToPath(new URL(`${entry}.html`, import.meta.url)) } },
  }),
);
