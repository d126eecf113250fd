import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig } from 'vite';
import portal from '../../../vite.config.ts';

/** The pages of the browser benches, built as the portal is; ENTRY names one, so that each gets only the code it uses. */
const entry = process.env.BENCH_ENTRY ?? 'map';

/** The portal's worker lists the files of a build whose entry is index.html; these pages have neither. */
const plugins = portal.plugins?.filter((one) => !(one && 'name' in one && one.name === 'service-worker'));

export default mergeConfig(
  { ...portal, plugins },
  defineConfig({
    root: fileURLToPath(new URL('.', import.meta.url)),
    cacheDir: fileURLToPath(new URL('../../../var/vite-bench', import.meta.url)),
    publicDir: false,
    build: { rolldownOptions: { input: fileURLToPath(new URL(`${entry}.html`, import.meta.url)) } },
  }),
);
