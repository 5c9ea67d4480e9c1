import { limits } from '#contract/limits.ts';
import { demoAccessKeys } from './seed/demoAccessKeys.ts';
import { demoSessions } from './seed/demoSessions.ts';
import { demoUsers } from './seed/demoUsers.ts';
import { connectedRegistries } from './seed/worldRegistries.ts';
import type { World } from './state/world.ts';

/** Registries of every kind and in most states, with 780 images, in China; nothing outside. */
export function createWorld(now: () => number = Date.now): World {
  let lastId = 10;
  return {
    registries: { cn: connectedRegistries(now()), intl: [] },
    answered: new Map(),
    scans: { cn: [], intl: [] },
    cycles: { cn: [], intl: [] },
    scanDays: { cn: limits.scan.defaultDayNum, intl: limits.scan.defaultDayNum },
    askedReports: new Map(),
    riskDecisions: { cn: [], intl: [] },
    accessKeys: demoAccessKeys(now()),
    users: demoUsers(now()),
    // A link that does not end, for whoever looks at the page.
    links: new Map([['demo', 'noor@example.com']]),
    sessions: demoSessions(now()),
    diagnoses: new Map(),
    now,
    nextId: () => {
      lastId += 1;
      return lastId;
    },
  };
}
