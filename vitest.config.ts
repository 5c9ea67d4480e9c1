import { defineConfig } from 'vitest/config';

/** Vitest would have one on two cores, one less than there are; but half of a test's time is waiting. */
const maxWorkers = 3;

/**
 * `npm run test:unit` leaves these out, `npm run test:unit:all` and whoever names a file to Vitest do not. Thorough is what proves by
 * many rounds or by processes that are killed, and of the other tests whichever takes about a second where an earlier, quicker one
 * of its file keeps the main promise. A whole file says `@module-tag thorough` on its first line.
 */
const thorough = {
  name: 'thorough',
  description: 'proofs by many rounds or killed processes, and what else a person does not wait for after each change',
};

export default defineConfig({
  test: {
    tags: [thorough],
    /**
     * `npm run coverage`. Counted are the lines on which a statement begins: one for a schema or an element of many. A
     * file that no test loads counts with none covered. What runs elsewhere cannot be seen and is left out: the
     * database's thread, `sqliteWorker.js`, which every server test goes through, and the processes that tests start.
     */
    coverage: {
      include: ['{contract,server,src}/**/*.{ts,tsx}'],
      exclude: [
        '**/*.test.{ts,tsx}',
        '**/testing/**',
        // Where a process and a page begin: tests of the command and Playwright run them as they are.
        'server/main.ts',
        'src/main.ts',
      ],
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
          // Loading the contract and the server anew for each file takes as long as its tests.
          isolate: false,
          globalSetup: 'server/testing/temporaryFolder.ts',
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
