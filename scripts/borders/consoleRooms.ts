import { kindsIn, type Room, roomPerKind } from './room.ts';

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

const belowFeatures = ['contract', 'src/api', 'src/ui'];

/** The rooms of the console: a feature never knows a sibling; app composes them. */
export const consoleRooms: Readonly<Record<string, Room>> = {
  'src/locales': { imports: ['contract'], packages: ['antd'] },
  'src/api': { imports: ['contract'], packages: page },
  'src/ui': { imports: ['contract', 'src/api'], packages: [...page, 'react-error-boundary'] },
  'src/features/accessKeys': { imports: belowFeatures, packages: page },
  'src/features/account': { imports: belowFeatures, packages: [...page, 'bowser'] },
  'src/features/bases': { imports: belowFeatures, packages: page },
  'src/features/exports': { imports: belowFeatures, packages: page },
  'src/features/images': { imports: belowFeatures, packages: page },
  'src/features/scan': { imports: belowFeatures, packages: page },
  'src/features/session': { imports: belowFeatures, packages: page },
  'src/features/tasks': { imports: belowFeatures, packages: page },
  'src/features/users': { imports: belowFeatures, packages: page },
  'src/features/audit': { imports: belowFeatures, packages: page },
  'src/features/registries/allowlist': { imports: belowFeatures, packages: [...page, 'ipaddr.js'] },
  'src/features/registries/forwarding': { imports: ['contract', 'src/ui'], packages: page },
  // When a registry is synchronized, in words, and how long its intake takes: for its form and for what shows it.
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
      'src/features/accessKeys',
      'src/features/account',
      'src/features/bases',
      'src/features/exports',
      'src/features/images',
      'src/features/registries',
      'src/features/registries/allowlist',
      'src/features/registries/kinds',
      'src/features/scan',
      'src/features/session',
      'src/features/tasks',
      'src/features/audit',
      'src/features/users',
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
};
