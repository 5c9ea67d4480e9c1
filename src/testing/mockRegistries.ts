import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { mockAction } from './mockAction.ts';
import { registryPage } from './mockWorld/state/registryPage.ts';
import { server } from './server.ts';

/** These registries are connected, and given page by page; `beforePage` may make the asker wait, or throw a Refusal. */
export function mockRegistries(
  rows: readonly RegistryRow[],
  beforePage: (page: number) => Promise<void> | void = () => {},
) {
  server.use(
    mockAction('PageImageRegistry', async ({ params }) => {
      await beforePage(params.CurrentPage);
      return registryPage(rows, params);
    }),
  );
}
