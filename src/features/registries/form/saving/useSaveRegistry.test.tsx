import { screen, waitFor } from '@testing-library/react';
import { HttpResponse, http } from 'msw/http';
import { expect, test } from 'vitest';
import { openDrawer, recordAdds } from '../../../../testing/drawers/connectDrawer.ts';
import { createWorld } from '../../../../testing/mockWorld/createWorld.ts';
import { worldHandlers } from '../../../../testing/mockWorld/handlers.ts';
import { server } from '../../../../testing/server.ts';
import { prepareWholePage } from '../../../../testing/wholePage.ts';

prepareWholePage();

test('a lost connection is retried with the same token: one registry, and no word of one that exists', async () => {
  let lost = true;
  const world = createWorld();
  server.use(...worldHandlers(world));
  const tokens: unknown[] = [];
  server.use(
    http.post('/api/AddPrivateRegistry', async ({ request }) => {
      tokens.push(/"ClientToken":"(\w+)"/.exec(await request.clone().text())?.[1]);
      if (!lost) return undefined;
      lost = false;
      return HttpResponse.error();
    }),
  );
  const { drawer, fill, ok, click, router } = await openDrawer();
  await fill();
  await ok();
  expect(await drawer.findByText(/You can try again/)).toBeInTheDocument();
  await click('Retry');
  await waitFor(() => expect(router.state.location.search).toBe(''));
  expect(tokens).toHaveLength(2);
  expect(tokens[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(tokens[1]).toBe(tokens[0]);
  expect(world.registries.intl).toHaveLength(1);
  expect(screen.queryByText(/already connected/)).not.toBeInTheDocument();
});

test('saving untested is a choice of its own', { tags: 'thorough' }, async () => {
  server.use(...worldHandlers(createWorld()));
  const sent = recordAdds();
  const { user, fill, click } = await openDrawer();
  await fill();
  await click('More save options');
  await user.click(await screen.findByRole('menuitem', { name: /Save without testing/ }));
  await waitFor(() => expect(sent).toMatchObject([{ SkipVerify: true }]));
});
