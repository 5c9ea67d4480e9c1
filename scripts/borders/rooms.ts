import { consoleRooms } from './consoleRooms.ts';
import type { Room } from './room.ts';
import { serverRooms } from './serverRooms.ts';

/**
 * Who may import whom. A file belongs to the longest path here that leads to it; what is not listed is forbidden. Rooms are in
 * the order in which they build on one another: none imports one that stands after it, so there are no circles.
 */
export const rooms: Readonly<Record<string, Room>> = {
  contract: { imports: [], packages: ['zod'] },
  simulators: { imports: ['contract'], packages: ['node:', 'undici', 'zod'] },
  ...serverRooms,
  ...consoleRooms,

  // What tests are made of, and what runs the whole.
  'simulators/testing': { imports: ['simulators'], packages: ['@alicloud/openapi-util', 'node:', 'undici', 'zod'] },
  'server/testing': {
    imports: [
      'contract',
      'server/config.ts',
      'server/connectors',
      'server/db',
      'server/domain',
      'server/http',
      'server/inspection',
      'server/log.ts',
      'server/startServer.ts',
      'server/store',
      'server/sync',
      'simulators',
    ],
    packages: [
      '@alicloud/credentials',
      '@alicloud/openapi-client',
      '@alicloud/openapi-core',
      '@alicloud/openapi-util',
      '@alicloud/pop-core',
      'kysely',
      'node:',
      'oidc-provider',
      'pino',
      'vitest',
      'zod',
    ],
  },
  'server/connectors/testing': {
    imports: ['contract', 'server/connectors', 'server/domain', 'simulators'],
    packages: ['node:'],
  },
  scripts: {
    imports: ['contract', 'server/config.ts', 'server/log.ts', 'server/startServer.ts', 'simulators', 'src/app'],
    packages: ['@playwright/test', 'node:', 'sharp', 'vite', 'zod'],
  },
  // Page models and fixtures.
  e2e: {
    imports: ['contract', 'simulators', 'src/testing'],
    packages: ['@axe-core/playwright', '@playwright/test', 'node:'],
  },
  'bench/page/bareStack': {
    imports: ['scripts'],
    packages: [
      '@hono/node-server',
      '@tanstack/react-query',
      '@vitejs/plugin-react',
      'antd',
      'hono',
      'node:',
      'react-dom',
      'react-router',
      'vite',
    ],
  },
  // Servers are started as processes, or in this one by what the server's own tests start them with.
  bench: {
    imports: [
      'bench/page/bareStack',
      'contract',
      'e2e',
      'scripts',
      'server/connectors',
      'server/connectors/acr',
      'server/db',
      'server/domain',
      'server/features/bases',
      'server/features/scans',
      'server/inspection',
      'server/query',
      'server/store',
      'server/testing',
      'simulators',
      'simulators/testing',
    ],
    packages: ['@playwright/test', 'kysely', 'node:', 'pino', 'undici'],
  },
  'e2e/specs': {
    imports: ['bench', 'contract', 'e2e', 'server/testing', 'simulators', 'simulators/testing'],
    packages: ['@playwright/test', 'node:', 'otplib'],
  },
  'vite.config.ts': { imports: ['scripts'], packages: ['@vitejs/plugin-react', 'node:', 'vite'] },
  'vitest.config.ts': { imports: [], packages: ['vitest'] },
  'playwright.config.ts': { imports: ['e2e', 'scripts'], packages: ['@playwright/test'] },
};

/** What tests may import beyond what their room may, `server/*` for all rooms there: their own side, and what stands in for others. */
export const testImports: Readonly<Record<string, readonly string[]>> = {
  src: ['src/*'],
  server: ['server/*', 'simulators/*'],
  simulators: ['simulators/*'],
};
