import { defineConfig } from 'vitest/config';

/** Vitest would have one on two cores, one less than there are; but half of a test's time is waiting. */
const maxWorkers = 3;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          maxWorkers,
          environment: 'node',
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
          maxWorkers,
          environment: 'jsdom',
          // Loading antd anew for each file takes as long as all tests together; setup.ts puts everything back after each.
          isolate: false,
          include: ['src/**/*.test.{ts,tsx}'],
          setupFiles: ['src/testing/setup.ts'],
        },
      },
    ],
  },
});
