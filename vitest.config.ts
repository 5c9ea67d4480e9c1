import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // One less than the cores, as Vitest has it, is a single one on two: most of a test's time is waiting.
    maxWorkers: 2,
    // As with Playwright: a shared machine may stall for seconds, and says so by a retry in the report.
    retry: process.env.CI === undefined ? 0 : 1,
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          globalSetup: ['server/testing/signedInData.ts'],
          // Real servers, databases and passwords; two cores may be shared.
          testTimeout: 30_000,
          hookTimeout: 30_000,
          include: ['{contract,server,simulators,scripts}/**/*.test.ts'],
        },
      },
      {
        extends: './vite.config.ts',
        test: {
          name: 'browser',
          environment: 'jsdom',
          include: ['src/**/*.test.{ts,tsx}'],
          setupFiles: ['src/testing/setup.ts'],
        },
      },
    ],
  },
});
