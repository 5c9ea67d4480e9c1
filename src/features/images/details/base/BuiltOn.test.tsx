import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openImage } from '../../../../testing/drawers/imageDrawer.ts';
import { baseImage } from '../../../../testing/factories/baseFactories.ts';
import { imageRow } from '../../../../testing/factories/factories.ts';
import { vulnerabilityList, vulnerabilityRecord } from '../../../../testing/factories/reportFactories.ts';
import { prepareWholePage } from '../../../../testing/wholePage.ts';

prepareWholePage();

const newer = { Tag: '17.0.9', Digest: `sha256:${'c'.repeat(64)}`, Uuid: 'base-2', VulCount: 3 };
const based = { BaseImage: baseImage(), InheritedVulCount: 120, OwnVulCount: 8, UnknownVulCount: 3 };

type Opened = Parameters<typeof openImage>[0];

/** What the details of an image say of its base. */
async function openBase(detail: Opened['detail'], more: Omit<Opened, 'detail'> = {}) {
  const opened = await openImage({ ...more, detail: detail ?? {} });
  return { ...opened, part: within(await opened.drawer.findByRole('region', { name: 'Base image' })) };
}

test('what an image is built on is said, by its layers, and leads there', async () => {
  const { part, user, router } = await openBase(based);
  expect(await part.findByText(/^Built on/)).toHaveTextContent(
    'Built on platform/jdk:17 (bbbbbbb…bbbb), by its layers',
  );
  await user.click(part.getByRole('link', { name: 'platform/jdk:17' }));
  expect(new URLSearchParams(router.state.location.search).get('image')).toBe('base-1');
});

test('vulnerabilities that are inherited, its own or unknown are counted, and each count leads to these', async () => {
  const rows = [vulnerabilityRecord({ Origin: 'inherited' })];
  const { part, user, router, asked, drawer } = await openBase(based, {
    list: () => vulnerabilityList(rows),
    search: '?imageTab=layers',
  });
  expect(await part.findByText('8 of its own')).toBeInTheDocument();
  expect(part.getByRole('link', { name: '3 of unknown origin' })).toBeInTheDocument();
  await user.click(part.getByRole('link', { name: '120 vulnerabilities inherited' }));
  expect(router.state.location.search).toBe('?origin=inherited');
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ Origin: 'inherited' }));
  const table = within(await drawer.findByRole('table', { name: 'Vulnerabilities' }));
  expect(table.getByRole('cell', { name: 'Inherited' })).toBeInTheDocument();
  await user.click(drawer.getByRole('radio', { name: 'Own 8' }));
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ Origin: 'own' }));
});

test('a newer tag with fewer vulnerabilities is named with what it clears, and compared by a link', async () => {
  const { part } = await openBase({ ...based, NewerBase: newer, ClearedVulCount: 108 });
  expect(await part.findByText(/^The newer tag/)).toHaveTextContent(
    'The newer tag 17.0.9 has 3 findings. Rebuilding on it clears 108 findings.',
  );
  expect(part.getByRole('link', { name: 'Compare with the base image' })).toHaveAttribute(
    'href',
    '/intl/assets/compare/base-1/image-1',
  );
  expect(part.getByRole('link', { name: 'Compare the base image with 17.0.9' })).toHaveAttribute(
    'href',
    '/intl/assets/compare/base-1/base-2',
  );
});

test('a base that was moved on, lies in another registry or is gone says so', { tags: 'thorough' }, async () => {
  const BaseImage = baseImage({ Outdated: true, RegistryId: 2, RegistryName: 'quay.example.com', Uuid: undefined });
  const { part } = await openBase({ ...based, BaseImage });
  expect(await part.findByTitle('The tag 17 now points to another digest.')).toHaveTextContent('Outdated');
  expect(part.getByText('in quay.example.com')).toBeInTheDocument();
  expect(part.getByText('no longer in the registry')).toBeInTheDocument();
  expect(part.queryByRole('link', { name: /Compare|jdk/ })).not.toBeInTheDocument();
});

test('a base that only the manifest names is told from one that the layers prove', async () => {
  const { part, drawer } = await openBase({ DeclaredBase: { Name: 'docker.io/library/debian:12', Digest: '' } });
  expect(await part.findByText(/^The manifest names/)).toHaveTextContent('docker.io/library/debian:12');
  expect(part.queryByText(/by its layers/)).not.toBeInTheDocument();
  expect(drawer.queryByRole('radiogroup', { name: 'Vulnerabilities by origin' })).not.toBeInTheDocument();
});

test('an image whose layers were read and match no other says that', async () => {
  const { part } = await openBase({});
  expect(await part.findByText('Not known to be built on any connected image')).toBeInTheDocument();
});

test('before an image is looked into, nothing is said of its base', async () => {
  const { drawer } = await openImage({ detail: { Image: imageRow({ IntakeState: 'WAITING' }) } });
  await drawer.findByRole('tab', { name: 'Vulnerabilities' });
  expect(screen.queryByRole('region', { name: 'Base image' })).not.toBeInTheDocument();
});

test('where nothing was scanned, no zeros say that nothing is inherited', async () => {
  const none = { InheritedVulCount: 0, OwnVulCount: 0, UnknownVulCount: 0 };
  const { part } = await openBase({ BaseImage: baseImage(), ...none, ReportState: 'notScanned' });
  await part.findByText(/^Built on/);
  expect(part.queryByRole('list', { name: 'Vulnerabilities by origin' })).not.toBeInTheDocument();
});
