import { defineConfig } from 'vitest/config';
import { findChromium } from './find-chromium.ts';

/** One browser at a time against one running portal. */
export default defineConfig({
  test: {
    root: '.',
    env: { CHROMIUM_PATH: (await findChromium()) ?? '' },
    include: ['tests/browser/**/*.browser.ts'],
    testTimeout: 150_000,
    hookTimeout: 300_000,
    fileParallelism: false,
    // These machines are shared: a picture taken while something else took the processor gets one second look.
    retry: 1,
    expect: { poll: { timeout: 15_000 } },
    globalSetup: ['tests/browser/portal.ts'],
  },
});
