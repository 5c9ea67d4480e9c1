import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { AnswerOf } from '#contract/actions/actions.ts';
import { openImage } from '../../../../testing/drawers/imageDrawer.ts';
import { imageContent, imageLayer } from '../../../../testing/factories/contentFactories.ts';
import { imageRow } from '../../../../testing/factories/factories.ts';
import { prepareWholePage } from '../../../../testing/wholePage.ts';

prepareWholePage();

type Detail = Partial<AnswerOf<'DescribeImageDetail'>>;
const openLayers = (detail: Detail = imageContent(), search = '') =>
  openImage({ detail, search: `?imageTab=layers${search}` });

/** The rows of the table, each as its cells read. */
async function shown(drawer: Awaited<ReturnType<typeof openLayers>>['drawer']): Promise<string[]> {
  const table = within(await drawer.findByRole('table', { name: 'Layers' }));
  const [, ...rows] = table.getAllByRole('row');
  return rows.map((row) =>
    within(row)
      .getAllByRole('cell')
      .slice(0, 4)
      .map(({ textContent }) => textContent)
      .join(' | '),
  );
}

test('each layer stands with its command as a Dockerfile has it, its size, and how many others have it', async () => {
  const { drawer } = await openLayers();
  expect(await shown(drawer)).toEqual(['1 | ADD rootfs.tar.xz / | 1 MiB | 1,234', '2 | RUN npm ci | 1 MiB | 0']);
  expect(drawer.getByText('2 layers · 2 MiB')).toBeInTheDocument();
});

test('the tab is opened from the others, and the address leads back to it', { tags: 'thorough' }, async () => {
  const { drawer, user, router } = await openImage({ detail: imageContent() });
  await user.click(await drawer.findByRole('tab', { name: 'Layers' }));
  expect(await drawer.findByRole('table', { name: 'Layers' })).toBeInTheDocument();
  expect(router.state.location.search).toBe('?imageTab=layers');
  await user.click(drawer.getByRole('tab', { name: 'Vulnerabilities' }));
  await waitFor(() => expect(router.state.location.search).toBe(''));
});

test('steps without a layer are shown in their place where somebody wants them', async () => {
  const { drawer, user, router } = await openLayers();
  await user.click(await drawer.findByRole('checkbox', { name: 'Show steps without a layer' }));
  await waitFor(async () =>
    expect((await shown(drawer)).map((row) => row.split(' | ')[1])).toEqual([
      'ADD rootfs.tar.xz /',
      'CMD ["bash"]',
      'RUN npm ci',
    ]),
  );
  expect(router.state.location.search).toContain('allSteps=true');
});

test('a search finds commands and digests', { tags: 'thorough' }, async () => {
  const { drawer, user } = await openLayers();
  const search = await drawer.findByRole('searchbox', { name: 'Search layers' });
  await user.type(search, 'NPM{Enter}');
  await waitFor(async () => expect(await shown(drawer)).toEqual(['2 | RUN npm ci | 1 MiB | 0']));
  await user.clear(search);
  await user.type(search, 'aaaa{Enter}');
  await waitFor(async () => expect((await shown(drawer))[0]).toMatch(/^1 \| ADD/));
  await user.clear(search);
  await user.type(search, 'nothing like it{Enter}');
  expect(await drawer.findByText('No layers match this search')).toBeInTheDocument();
});

test('a command is found by what was copied of it, whatever its width', { tags: 'thorough' }, async () => {
  const layers = [imageLayer('a', { Command: 'RUN echo ＯＫ' }), imageLayer('b')];
  const { drawer, user } = await openLayers(imageContent({ Layers: layers, History: [] }));
  await user.type(await drawer.findByRole('searchbox', { name: 'Search layers' }), 'ＯＫ{Enter}');
  await waitFor(async () => expect(await shown(drawer)).toEqual(['1 | RUN echo ＯＫ | 1 MiB | 0']));
});

test('a history that does not tell of every layer is matched with none, and said to be incomplete', async () => {
  const layers = [imageLayer('a', { Command: '' }), imageLayer('b', { Command: '' })];
  const { drawer, user } = await openLayers(imageContent({ Layers: layers, History: [{ Command: 'COPY . .' }] }));
  expect(await drawer.findByText(/^The build history is incomplete/)).toBeInTheDocument();
  expect((await shown(drawer)).map((row) => row.split(' | ')[1])).toEqual(['command unknown', 'command unknown']);
  await user.click(drawer.getByRole('checkbox', { name: 'Show steps without a layer' }));
  await waitFor(async () => expect((await shown(drawer)).at(-1)).toContain('COPY . .'));
});

test('of a thousand layers a page is drawn', async () => {
  const layers = Array.from({ length: 1_000 }, (_, place) => imageLayer('a', { Command: `RUN step ${place}` }));
  const { drawer } = await openLayers(imageContent({ Layers: layers, History: [] }), '&layerPage=50');
  expect((await shown(drawer)).at(-1)).toMatch(/^1,000 \| RUN step 999/);
  expect(await shown(drawer)).toHaveLength(20);
});

test('the layers of the base are told from its own', async () => {
  const { drawer } = await openLayers({ ...imageContent(), BaseLayerCount: 1 });
  expect((await shown(drawer)).map((row) => row.includes('of the base image'))).toEqual([true, false]);
});

test('the largest come first where somebody sorts by size, and the address keeps that', async () => {
  const layers = [1, 3, 2].map((Size) => imageLayer(String(Size), { Size, Command: `RUN ${Size}` }));
  const { drawer, user, router } = await openLayers(imageContent({ Layers: layers, History: [] }));
  await user.click(await drawer.findByRole('columnheader', { name: 'Size' }));
  await waitFor(async () => expect((await shown(drawer)).map((row) => row.split(' | ')[0])).toEqual(['2', '3', '1']));
  expect(router.state.location.search).toContain('layerSort=Size&layerOrder=desc');
});

test('a long command is read in full on demand', async () => {
  const command = `RUN ${'x'.repeat(400)} end`;
  const { drawer, user } = await openLayers(
    imageContent({ Layers: [imageLayer('a', { Command: command })], History: [] }),
  );
  const more = await drawer.findByRole('button', { name: 'Show all' });
  expect(drawer.queryByText(/end$/)).not.toBeInTheDocument();
  await user.click(more);
  expect(drawer.getByText(/end$/)).toBeInTheDocument();
});

const several: Detail = imageContent({
  Platforms: [
    { Platform: 'linux/amd64', Digest: `sha256:${'c'.repeat(64)}`, Size: 1, Present: true },
    { Platform: 'linux/arm64', Digest: `sha256:${'d'.repeat(64)}`, Size: 1, Present: true },
    { Platform: 'linux/s390x', Digest: `sha256:${'e'.repeat(64)}`, Present: false },
  ],
  PlatformsLeftOut: 2,
});

test('another platform is chosen, and the address names it; absent ones cannot be', { tags: 'thorough' }, async () => {
  const { drawer, user, router } = await openLayers(several);
  expect(await drawer.findByText('2 more platforms were not read.')).toBeInTheDocument();
  await user.click(drawer.getByRole('combobox', { name: 'Platform' }));
  expect(await screen.findByTitle('linux/s390x (not in the registry)')).toHaveAttribute('aria-disabled', 'true');
  await user.click(screen.getByTitle('linux/arm64'));
  await waitFor(() => expect(new URLSearchParams(router.state.location.search).get('platform')).toBe('linux/arm64'));
  expect(drawer.getByRole('table', { name: 'Layers' })).toBeInTheDocument();
});

test('what was too long to be kept whole is said', async () => {
  const { drawer } = await openLayers(imageContent({ Shortened: true }));
  expect(await drawer.findByText(/exceed the limit and are shown in part$/)).toBeInTheDocument();
});

test('an image that waits says so, and is taken in first from there', async () => {
  const { drawer } = await openLayers({ Image: imageRow({ IntakeState: 'WAITING', IntakeTime: undefined }) });
  const notice = (await drawer.findByText('This image has not been taken in yet')).closest('[role=status]');
  expect(within(notice as HTMLElement).getByRole('button', { name: 'Take in first' })).toBeInTheDocument();
  expect(drawer.queryByRole('table', { name: 'Layers' })).not.toBeInTheDocument();
});
