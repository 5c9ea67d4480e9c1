import { defineConfig } from 'vitest/config';

/** Vitest would have one on two cores, one less than there are; but half of a test's time is waiting. */
const maxWorkers = 3;

export default defineConfig({
  test: {
    /** `npm run coverage`. What runs in a thread or a process of its own is not seen: the database's thread, the command. */
    coverage: {
      include: ['{contract,server,src}/**/*.{ts,tsx}'],
      exclude: ['**/*.test.{ts,tsx}', '**/testing/**', 'server/main.ts', 'src/main.tsx', 'src/**/*.d.ts'],
      reporter: [['text', { skipFull: true }], 'html', 'json-summary'],
      // Playwright walks through the rest of the console.
      thresholds: { 'contract/**': { lines: 90 }, 'server/**': { lines: 90 }, 'src/**': { lines: 80 } },
    },
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
