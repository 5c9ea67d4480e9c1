import { screen } from '@testing-library/react';
import { mockAction } from '../mockAction.ts';
import { createWorld } from '../mockWorld/createWorld.ts';
import { worldHandlers } from '../mockWorld/handlers.ts';
import { acrRow } from '../mockWorld/seed/acrRegion.ts';
import { server } from '../server.ts';
import { openDrawer } from './connectDrawer.ts';

const fortyDays = 40 * 86_400_000;
const stored = { UserName: 'old-key', SecretSetAt: Date.now() - fortyDays, TransPerHour: 10 };

/** The drawer over a world in which Singapore and Tokyo are connected with one key. */
export async function openAcr(search: string) {
  const world = createWorld();
  for (const [Id, region] of [
    [7, 'ap-southeast-1'],
    [8, 'ap-northeast-1'],
  ] as const) {
    world.registries.intl.push({ row: acrRow(region, { Id, ...stored }), images: [], runs: [] });
  }
  server.use(...worldHandlers(world));
  const page = await openDrawer(search);
  await page.drawer.findByLabelText('AccessKey ID');
  const choose = async (region: string) => {
    await page.user.click(page.drawer.getByRole('combobox', { name: 'Regions' }));
    await page.user.click(await screen.findByTitle(region));
  };
  return { ...page, world, choose };
}

/** Keeps what was sent, beside the language of the answer. */
export function recordSaves() {
  const sent: { adds: unknown[]; keys: unknown[]; changes: unknown[] } = { adds: [], keys: [], changes: [] };
  server.use(
    mockAction('AddAcrAccount', ({ params: { Lang, ...rest } }) => {
      sent.adds.push(rest);
      return { Data: [] };
    }),
    mockAction('ModifyAcrAccount', ({ params: { Lang, ...rest } }) => {
      sent.keys.push(rest);
      return { Data: [] };
    }),
    mockAction('ModifyImageRegistry', ({ params: { Lang, ...rest } }) => {
      sent.changes.push(rest);
      return { Code: '200', HttpStatusCode: 200, Message: 'OK', Success: true, TimeCost: 1 };
    }),
  );
  return sent;
}
