import { waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { ImageConfig } from '#contract/images/imageContents.ts';
import { openImage } from '../../../../testing/drawers/imageDrawer.ts';
import { imageContent } from '../../../../testing/factories/contentFactories.ts';
import { prepareWholePage } from '../../../../testing/wholePage.ts';

prepareWholePage();

const { Config: config } = imageContent();
const openConfiguration = (over: Partial<ImageConfig> = {}) =>
  openImage({
    detail: imageContent({ Config: { ...(config as ImageConfig), ...over } }),
    search: '?imageTab=configuration',
  });

test('how a container starts is told, each thing to be copied', async () => {
  const { drawer } = await openConfiguration();
  const start = within((await drawer.findByRole('heading', { name: 'Start' })).parentElement as HTMLElement);
  expect(start.getByText('serve --greeting "hello world"')).toBeInTheDocument();
  expect(start.getByText('10001')).toBeInTheDocument();
  expect(start.getByRole('button', { name: 'Copy Entrypoint' })).toBeInTheDocument();
});

test('an image without a user is said to run as root', async () => {
  const { drawer } = await openConfiguration({ User: '' });
  expect(await drawer.findByText('not set: runs as root')).toBeInTheDocument();
});

test('OCI’s annotations come first, the source before all others, under names of the field', async () => {
  const { drawer } = await openConfiguration();
  const annotations = await drawer.findByRole('heading', { name: 'OCI annotations' });
  const terms = [...(annotations.parentElement?.querySelectorAll('dt') ?? [])].map(({ textContent }) => textContent);
  expect(terms).toEqual(['Source', 'Title']);
  expect(drawer.getByRole('link', { name: 'https://git.example.com/checkout' })).toHaveAttribute(
    'rel',
    'noopener noreferrer',
  );
});

test.each(['javascript:alert(1)', 'https://user@evil.example.com/', 'https://a.example.com and more'])(
  'a label that says %s leads nowhere',
  async (value) => {
    const { drawer } = await openConfiguration({ Labels: { 'org.opencontainers.image.source': value } });
    expect(await drawer.findByText(value)).toBeInTheDocument();
    expect(drawer.queryByRole('link', { name: value })).not.toBeInTheDocument();
  },
);

test('a search finds names and values, and says where nothing does', { tags: 'thorough' }, async () => {
  const { drawer, user, router } = await openConfiguration();
  const search = await drawer.findByRole('searchbox', { name: 'Search configuration' });
  await user.type(search, 'payments{Enter}');
  await waitFor(() => expect(drawer.queryByRole('heading', { name: 'Start' })).not.toBeInTheDocument());
  expect(drawer.getByText('com.example.team')).toBeInTheDocument();
  expect(router.state.location.search).toContain('configFind=payments');
  await user.clear(search);
  await user.type(search, 'exposed{Enter}');
  expect(await drawer.findByText('8080/tcp')).toBeInTheDocument();
  await user.clear(search);
  await user.type(search, 'nothing like it{Enter}');
  expect(await drawer.findByText('Nothing in the configuration matches this search')).toBeInTheDocument();
});

test('a value is found by what was copied of it, whatever its width', async () => {
  const { drawer, user } = await openConfiguration({ Labels: { 'com.example.team': '支付，结算' } });
  await user.type(await drawer.findByRole('searchbox', { name: 'Search configuration' }), '支付，{Enter}');
  await waitFor(() => expect(drawer.queryByRole('heading', { name: 'Start' })).not.toBeInTheDocument());
  expect(drawer.getByText('支付，结算')).toBeInTheDocument();
});

test('of thousands of variables those that can be read are drawn, and how many more there are is said', {
  tags: 'thorough',
}, async () => {
  const EnvNames = Array.from({ length: 1_500 }, (_, place) => `NAME_${place}`);
  const { drawer } = await openConfiguration({ EnvNames });
  expect(await drawer.findByText('1,300 more; use the search to find them.')).toBeInTheDocument();
  expect(drawer.queryByText('NAME_200')).not.toBeInTheDocument();
});
