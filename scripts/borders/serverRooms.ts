import { kindsIn, type Room, roomPerKind } from './room.ts';

const connector: Room = {
  imports: ['contract', 'server/concurrency', 'server/connectors', 'server/domain'],
  packages: ['node:', 'zod'],
};

/** The rooms of the server, downwards only: http over features, features over sync and query, those over store and connectors. */
export const serverRooms: Readonly<Record<string, Room>> = {
  // How work waits for other work, and where it is done: a mutex, a wake-up, so many at once, a thread, a loop behind the page.
  'server/concurrency': { imports: [], packages: ['node:', 'pino'] },
  // What the server says of its own beside the contract's messages, in each language.
  'server/locales': { imports: ['contract'], packages: [] },
  // Rules and types that several layers share.
  'server/domain': { imports: ['contract', 'server/locales'], packages: ['ipaddr.js', 'i18next', 'node:'] },
  'server/db': { imports: ['contract', 'server/domain'], packages: ['kysely', 'node:'] },
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
  // What images tell of how they were built, and what in them has to be masked.
  'server/inspection': {
    imports: ['contract', 'server/concurrency', 'server/connectors'],
    packages: ['@secretlint/secretlint-rule-preset-recommend', '@secretlint/types', 'dockerfile-ast', 'node:'],
  },
  // Records that several layers read and write: registries, sync runs, what is inside of images.
  'server/store': {
    imports: ['contract', 'server/connectors', 'server/db', 'server/domain', 'server/inspection', 'server/secrets'],
    packages: ['kysely', 'node:'],
  },
  // Opens stored registries, and what keeps their images from being asked about.
  'server/registryAccess': {
    imports: [
      'contract',
      'server/connectors',
      'server/connectors/connectors.ts',
      'server/domain',
      'server/secrets',
      'server/store',
    ],
    packages: [],
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
      'server/inspection',
      'server/secrets',
      'server/store',
    ],
    packages: ['kysely', 'node:', 'pino'],
  },
  'server/housekeeping': { imports: ['contract', 'server/db'], packages: ['kysely', 'pino'] },
  'server/audit': {
    imports: ['contract', 'server/db', 'server/domain', 'server/secrets'],
    packages: ['kysely', 'node:', 'pino', 'zod'],
  },
  // Another key for what is sealed, while the server works.
  'server/rotation': {
    imports: ['server/audit', 'server/concurrency', 'server/db', 'server/secrets', 'server/store'],
    packages: ['kysely', 'node:', 'pino'],
  },
  'server/features/accessKeys': {
    imports: ['contract', 'server/concurrency', 'server/db', 'server/domain', 'server/secrets', 'server/store'],
    packages: ['kysely', 'node:', 'pino'],
  },
  'server/features/audit': { imports: ['contract', 'server/db', 'server/domain'], packages: ['kysely'] },
  'server/features/bases': {
    imports: ['contract', 'server/concurrency', 'server/db', 'server/domain', 'server/query', 'server/store'],
    packages: ['kysely', 'pino', 'zod'],
  },
  'server/features/buildRisks': {
    imports: ['contract', 'server/concurrency', 'server/db', 'server/domain', 'server/query', 'server/store'],
    packages: ['kysely', 'pino'],
  },
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
  // What scanners found, and what is known of one image or of two.
  'server/features/reports': {
    imports: [
      'contract',
      'server/concurrency',
      'server/connectors',
      'server/db',
      'server/domain',
      'server/query',
      'server/registryAccess',
      'server/store',
    ],
    packages: ['kysely', 'node:', 'pino'],
  },
  // Has the registries scan images: on demand, and in cycles.
  'server/features/scans': {
    imports: [
      'contract',
      'server/concurrency',
      'server/connectors',
      'server/db',
      'server/domain',
      'server/query',
      'server/registryAccess',
      'server/store',
    ],
    packages: ['kysely', 'node:', 'pino'],
  },
  // How people come in: passwords, links, the second step, and sessions.
  'server/features/session': {
    imports: ['contract', 'server/concurrency', 'server/db', 'server/domain', 'server/secrets', 'server/store'],
    packages: ['@zxcvbn-ts/language-common', 'kysely', 'node:', 'otplib', 'pino'],
  },
  // The identity provider that signs people in, and whom it lets in.
  'server/features/singleSignOn': {
    imports: ['contract', 'server/db', 'server/domain', 'server/features/session', 'server/secrets'],
    packages: ['kysely', 'openid-client', 'pino', 'zod'],
  },
  // What they do about that themselves, by the same rules.
  'server/features/account': {
    imports: ['contract', 'server/db', 'server/domain', 'server/features/session', 'server/secrets'],
    packages: [],
  },
  'server/features/users': {
    imports: ['contract', 'server/db', 'server/domain', 'server/secrets'],
    packages: ['kysely'],
  },
  'server/features/tasks': {
    imports: ['contract', 'server/db', 'server/domain', 'server/store', 'server/sync'],
    packages: ['kysely'],
  },
  'server/http': {
    imports: [
      'contract',
      'server/audit',
      'server/domain',
      'server/features/accessKeys',
      'server/features/exports',
      'server/features/session',
      'server/features/singleSignOn',
    ],
    packages: ['@hono/node-server', 'hono', 'node:', 'pino', 'zod'],
  },
  'server/oidcConfig.ts': { imports: ['contract', 'server/domain'], packages: ['zod'] },
  'server/config.ts': {
    imports: ['contract', 'server/connectors', 'server/domain', 'server/oidcConfig.ts'],
    packages: ['node:', 'zod'],
  },
  'server/log.ts': { imports: ['server/domain'], packages: ['pino', 'pino-pretty'] },
  // How people and scripts come in.
  'server/buildAccess.ts': {
    imports: [
      'server/db',
      'server/domain',
      'server/features/accessKeys',
      'server/features/account',
      'server/features/session',
      'server/features/singleSignOn',
      'server/features/users',
      'server/secrets',
    ],
    packages: ['openid-client', 'pino'],
  },
  'server/buildServer.ts': {
    imports: [
      'server/audit',
      'server/buildAccess.ts',
      'server/connectors',
      'server/connectors/connectors.ts',
      'server/db',
      'server/domain',
      'server/features/audit',
      'server/features/bases',
      'server/features/buildRisks',
      'server/features/diagnosis',
      'server/features/exports',
      'server/features/images',
      'server/features/registries',
      'server/features/reports',
      'server/features/scans',
      'server/features/tasks',
      'server/housekeeping',
      'server/http',
      'server/inspection',
      'server/query',
      'server/registryAccess',
      'server/secrets',
      'server/store',
      'server/sync',
    ],
    packages: ['pino'],
  },
  'server/startServer.ts': {
    imports: ['server/buildServer.ts', 'server/config.ts', 'server/http', 'server/rotation', 'server/store'],
    packages: ['node:', 'pino'],
  },
  'server/auditVerify.ts': {
    imports: ['server/audit', 'server/config.ts', 'server/secrets', 'server/store'],
    packages: ['node:'],
  },
  'server/resetPassword.ts': {
    imports: [
      'contract',
      'server/audit',
      'server/config.ts',
      'server/domain',
      'server/features/session',
      'server/log.ts',
      'server/store',
    ],
    packages: ['node:'],
  },
  'server/rotateKey.ts': {
    imports: [
      'server/audit',
      'server/config.ts',
      'server/db',
      'server/log.ts',
      'server/rotation',
      'server/secrets',
      'server/store',
    ],
    packages: ['node:'],
  },
  'server/main.ts': { imports: ['server/config.ts', 'server/log.ts', 'server/startServer.ts'], packages: [] },
};
