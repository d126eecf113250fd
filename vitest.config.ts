import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{api,bench,data,narration,scenes,tests,tiles,web}/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
