import { http } from 'msw/http';
import { isActionName } from '#contract/actions/actions.ts';
import { mayDo } from '#contract/actions/permissions.ts';
import type { Center } from '#contract/center.ts';
import { translatorIn } from '../../mockAction.ts';
import { Refusal } from '../../refusal.ts';
import { demoUserName } from '../content/demoAccount.ts';
import type { MockRegistry, World } from '../state/world.ts';

const userOf = (world: World) => world.users.find(({ UserName }) => UserName === demoUserName());

/** Refuses what the role of whoever is signed in does not allow; what it lets pass is answered by the handlers behind it. */
export function permissionHandler(world: World) {
  return http.post('/api/:action', async ({ params: { action }, request }) => {
    const user = userOf(world);
    if (user === undefined || typeof action !== 'string' || !isActionName(action) || mayDo(user.Role, action)) return;
    return new Refusal('NoPermission').answer(translatorIn(await request.json()));
  });
}

/** The world with the registries, and so the images, that whoever is signed in may see. */
export function seenWorld(world: World): World {
  const seen = (center: Center): MockRegistry[] => {
    const { registries } = world;
    const ids = userOf(world)?.RegistryIds ?? null;
    // An administrator sees all, and connects and deletes in the list itself.
    return ids === null ? registries[center] : registries[center].filter(({ row }) => ids.includes(row.Id));
  };
  return {
    ...world,
    registries: {
      get cn() {
        return seen('cn');
      },
      get intl() {
        return seen('intl');
      },
    },
  };
}
