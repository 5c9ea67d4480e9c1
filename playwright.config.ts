import { defineConfig } from '@playwright/test';
import { mockedPort, mockedUrl } from './e2e/fixtures/mockedUrl.ts';
import { findChromium } from './scripts/findChromium.ts';

const executablePath = findChromium();

/**
 * A test tagged `@core` walks what most people come for, once through, in one language and theme: `npm run test:e2e` runs these.
 * `npm run test:e2e:all` adds every look and width, the keyboard, what fails, hangs, is killed or upgraded, and each role on every page.
 */
export default defineConfig({
  testDir: 'e2e/specs',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    locale: 'en-US',
    contextOptions: { reducedMotion: 'reduce' },
    viewport: { width: 1280, height: 900 },
    actionTimeout: 10_000,
    // Recording doubles the time of every test on two cores; `--trace on` records where one fails.
    trace: 'off',
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      // Containers run as root, where Chromium's sandbox cannot; the rest keeps it from calling home.
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        // Names for servers on this machine that are to be more than `localhost`, which browsers trust without TLS.
        '--host-resolver-rules=MAP *.example.test 127.0.0.1',
      ],
    },
  },
  projects: [
    { name: 'mocked', testIgnore: 'live/**' },
    { name: 'live', testIgnore: 'mocked/**' },
  ],
  webServer: {
    command: `node scripts/buildIfStale.ts mock && vite preview --mode mock --port ${mockedPort} --strictPort --host 127.0.0.1`,
    url: mockedUrl,
    reuseExistingServer: false,
    timeout: 120_000,
  },
});
