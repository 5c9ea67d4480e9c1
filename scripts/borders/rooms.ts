import { registryTypes } from '#contract/kinds/registryTypes.ts';

/** A part of the project with a border: what its files may import beside one another. */
export interface Room {
  /** Other rooms, by their paths. */
  readonly imports: readonly string[];
  /** Packages, by name; `node:` stands for Node's own modules. Tests may import any. */
  readonly packages: readonly string[];
}

/** What pages are made of. */
const page = [
  '@ant-design/icons',
  '@hookform/resolvers',
  '@tanstack/react-query',
  'antd',
  'react',
  'react-dom',
  'react-hook-form',
  'react-i18next',
  'react-router',
  'zod',
];

/** The folders of all kinds of registry within one, each a room of its own: no kind imports another. */
const kindsIn = (folder: string) => registryTypes.map((kind) => `${folder}/${kind}`);

function roomPerKind(folder: string, room: Room): Record<string, Room> {
  return Object.fromEntries(kindsIn(folder).map((path) => [path, room]));
}

const connector: Room = {
  imports: ['contract', 'server/concurrency', 'server/connectors', 'server/domain'],
  packages: ['node:', 'zod'],
};

const belowFeatures = ['contract', 'src/api', 'src/ui'];

/**
 * Who may import whom. A file belongs to the longest path here that leads to it; what is not listed is forbidden. Rooms are in
 * the order in which they build on one another: none imports one that stands after it, so there are no circles.
 */
export const rooms: Readonly<Record<string, Room>> = {
  contract: { imports: [], packages: ['zod'] },
  simulators: { imports: ['contract'], packages: ['@alicloud/openapi-util', 'node:', 'undici', 'zod'] },

  // The server, downwards only: http over features, features over sync and query, those over store and connectors.
  // How work waits for other work: a mutex, a wake-up, so many at once.
  'server/concurrency': { imports: [], packages: [] },
  // Rules and types that several layers share.
  'server/locales': { imports: ['contract'], packages: [] },
  'server/domain': { imports: ['contract', 'server/locales'], packages: ['i18next', 'node:'] },
  'server/db': { imports: ['contract'], packages: ['kysely', 'node:'] },
  'server/secrets': { imports: [], packages: ['node:'] },
  'server/connectors': {
    imports: ['contract', 'server/concurrency', 'server/domain'],
    packages: ['ipaddr.js', 'node:', 'undici', 'zod'],
  },
  ...roomPerKind('server/connectors', connector),
  'server/connectors/acr': { ...connector, packages: [...connector.packages, '@alicloud/openapi-util'] },
  'server/connectors/connectors.ts': {
    imports: ['contract', 'server/connectors', ...kindsIn('server/connectors')],
    packages: [],
  },
  // Records that several layers read and write: registries, sync runs.
  'server/store': {
    imports: ['contract', 'server/db', 'server/domain', 'server/secrets'],
    packages: ['kysely', 'node:'],
  },
  // The planner of the lists of images and repositories.
  'server/query': { imports: ['contract', 'server/db', 'server/domain', 'server/store'], packages: ['kysely', 'zod'] },
  'server/sync': {
    imports: [
      'contract',
      'server/concurrency',
      'server/connectors',
      'server/connectors/connectors.ts',
      'server/db',
      'server/domain',
      'server/secrets',
      'server/store',
    ],
    packages: ['kysely', 'node:', 'pino'],
  },
  'server/housekeeping': { imports: ['contract', 'server/db'], packages: ['kysely', 'pino'] },
  'server/audit': { imports: ['contract', 'server/db', 'server/domain'], packages: ['pino'] },
  'server/features/diagnosis': {
    imports: [
      'contract',
      'server/concurrency',
      'server/connectors',
      'server/connectors/connectors.ts',
      'server/domain',
      'server/sync',
    ],
    packages: ['node:', 'pino'],
  },
  'server/features/exports': {
    imports: ['contract', 'server/domain', 'server/query'],
    packages: ['csv-stringify', 'node:'],
  },
  'server/features/images': {
    imports: ['contract', 'server/db', 'server/domain', 'server/query'],
    packages: ['kysely'],
  },
  'server/features/registries': {
    imports: [
      'contract',
      'server/concurrency',
      'server/connectors',
      'server/connectors/connectors.ts',
      'server/db',
      'server/domain',
      'server/secrets',
      'server/store',
      'server/sync',
    ],
    packages: ['node:', 'pino'],
  },
  'server/features/scans': {
    imports: [
      'contract',
      'server/concurrency',
      'server/connectors',
      'server/connectors/connectors.ts',
      'server/db',
      'server/domain',
      'server/query',
      'server/secrets',
      'server/store',
    ],
    packages: ['kysely', 'node:', 'pino'],
  },
  'server/features/session': { imports: ['contract', 'server/db', 'server/domain'], packages: ['node:'] },
  'server/features/tasks': {
    imports: ['contract', 'server/db', 'server/domain', 'server/store', 'server/sync'],
    packages: ['kysely'],
  },
  'server/http': {
    imports: ['contract', 'server/audit', 'server/domain', 'server/features/exports', 'server/features/session'],
    packages: ['@hono/node-server', 'hono', 'node:', 'pino', 'zod'],
  },
  'server/config.ts': { imports: ['server/connectors'], packages: ['node:', 'zod'] },
  'server/log.ts': { imports: ['server/domain'], packages: ['pino', 'pino-pretty'] },
  'server/buildServer.ts': {
    imports: [
      'server/audit',
      'server/connectors',
      'server/connectors/connectors.ts',
      'server/db',
      'server/domain',
      'server/features/diagnosis',
      'server/features/exports',
      'server/features/images',
      'server/features/registries',
      'server/features/scans',
      'server/features/session',
      'server/features/tasks',
      'server/housekeeping',
      'server/http',
      'server/query',
      'server/secrets',
      'server/store',
      'server/sync',
    ],
    packages: ['pino'],
  },
  'server/startServer.ts': {
    imports: ['server/buildServer.ts', 'server/config.ts', 'server/http', 'server/store'],
    packages: ['@hono/node-server', 'node:', 'pino'],
  },
  'server/main.ts': { imports: ['server/config.ts', 'server/log.ts', 'server/startServer.ts'], packages: [] },

  // The console: a feature never knows a sibling; app composes them.
  'src/locales': { imports: ['contract'], packages: ['antd'] },
  'src/api': { imports: ['contract'], packages: page },
  'src/ui': { imports: ['contract', 'src/api'], packages: [...page, 'react-error-boundary'] },
  'src/features/exports': { imports: belowFeatures, packages: page },
  'src/features/images': { imports: belowFeatures, packages: page },
  'src/features/scan': { imports: belowFeatures, packages: page },
  'src/features/session': { imports: belowFeatures, packages: page },
  'src/features/tasks': { imports: belowFeatures, packages: page },
  'src/features/registries/allowlist': { imports: belowFeatures, packages: [...page, 'ipaddr.js'] },
  'src/features/registries/forwarding': { imports: ['contract', 'src/ui'], packages: page },
  // When a registry is synchronized, in words: for its form and for what shows it.
  'src/features/registries/schedule': { imports: belowFeatures, packages: page },
  'src/features/registries/form': {
    imports: [
      'contract',
      'src/api',
      'src/features/registries/allowlist',
      'src/features/registries/forwarding',
      'src/features/registries/schedule',
      'src/ui',
    ],
    packages: page,
  },
  ...roomPerKind('src/features/registries/kinds', {
    imports: ['contract', 'src/api', 'src/features/registries/form', 'src/ui'],
    packages: page,
  }),
  'src/features/registries/kinds': {
    imports: ['contract', 'src/features/registries/form', ...kindsIn('src/features/registries/kinds')],
    packages: page,
  },
  'src/features/registries': { imports: [...belowFeatures, 'src/features/registries/schedule'], packages: page },
  'src/app': {
    imports: [
      'contract',
      'src/api',
      'src/features/exports',
      'src/features/images',
      'src/features/registries',
      'src/features/registries/allowlist',
      'src/features/registries/kinds',
      'src/features/scan',
      'src/features/session',
      'src/features/tasks',
      'src/ui',
    ],
    packages: [...page, '@ant-design/cssinjs', 'i18next'],
  },
  'src/testing': {
    imports: ['contract', 'src/app'],
    packages: [
      '@ant-design/icons',
      '@testing-library/jest-dom',
      '@testing-library/react',
      '@testing-library/user-event',
      'antd',
      'i18next',
      'msw',
      'react',
      'react-i18next',
      'react-router',
      'vitest',
      'zod',
    ],
  },
  // The product, and in the mocked build the world that answers in place of a server.
  'src/main.ts': { imports: ['src/app', 'src/testing'], packages: [] },

  // What tests are made of, and what runs the whole.
  'server/testing': {
    imports: [
      'contract',
      'server/buildServer.ts',
      'server/config.ts',
      'server/connectors',
      'server/db',
      'server/domain',
      'server/http',
      'server/log.ts',
      'server/startServer.ts',
      'server/store',
      'server/sync',
      'simulators',
    ],
    packages: ['kysely', 'node:', 'pino', 'vitest'],
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
  // Servers are started as processes, or in this one by what the server's own tests start them with.
  bench: {
    imports: [
      'contract',
      'e2e',
      'scripts',
      'server/connectors/acr',
      'server/db',
      'server/domain',
      'server/features/scans',
      'server/query',
      'server/testing',
      'simulators',
    ],
    packages: ['@playwright/test', 'node:', 'undici'],
  },
  'e2e/specs': {
    imports: ['bench', 'contract', 'e2e', 'simulators'],
    packages: ['@playwright/test', 'node:'],
  },
  'vite.config.ts': { imports: ['scripts'], packages: ['@vitejs/plugin-react', 'node:', 'vite'] },
  'vitest.config.ts': { imports: [], packages: ['vitest'] },
  'playwright.config.ts': { imports: ['e2e', 'scripts'], packages: ['@playwright/test'] },
};

/** What tests may import beyond what their room may, `server/*` for all rooms there: their own side, and what stands in for others. */
export const testImports: Readonly<Record<string, readonly string[]>> = {
  src: ['src/*'],
  server: ['server/*', 'simulators'],
};
