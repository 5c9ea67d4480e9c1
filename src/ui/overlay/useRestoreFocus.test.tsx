import { screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { openImage } from '../../testing/drawers/imageDrawer.ts';
import { imageRow, repositoryRow } from '../../testing/factories/factories.ts';
import { vulnerabilityList } from '../../testing/factories/reportFactories.ts';
import { mockAction } from '../../testing/mockAction.ts';
import { renderApp } from '../../testing/renderApp.tsx';
import { server } from '../../testing/server.ts';
import { pageInfo, prepareWholePage } from '../../testing/wholePage.ts';

prepareWholePage();

/** A list whose only repository can be watched leaving it. */
async function openList() {
  const user = userEvent.setup();
  let rows = [repositoryRow()];
  server.use(
    mockAction('DescribeImageRepoDetailList', () => ({ ImageRepoResponses: rows, PageInfo: pageInfo(rows.length) })),
  );
  const { queryClient } = renderApp('/intl/assets/images?view=repositories');
  const list = within(await screen.findByRole('table', { name: 'Repositories' }));
  const empty = async () => {
    rows = [];
    await queryClient.invalidateQueries();
  };
  return { user, empty, menu: () => list.getByRole('button', { name: /^Actions for/ }) };
}

test('a closed drawer gives the keyboard back to what opened it', async () => {
  const user = userEvent.setup();
  server.use(mockAction('DescribeImageInstances', () => ({ ImageInstanceList: [imageRow()], PageInfo: pageInfo(1) })));
  renderApp('/intl/assets/images');
  const list = within(await screen.findByRole('table', { name: 'Images' }));
  const [link] = list.getAllByRole('link');
  if (link === undefined) throw new Error('The row leads nowhere');
  await user.click(link);
  await screen.findByRole('dialog');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(link).toHaveFocus());
});

test('a dialog from a row’s menu gives the keyboard back to the menu’s button', async () => {
  const { user, menu } = await openList();
  await user.click(menu());
  await user.click(await screen.findByRole('menuitem', { name: 'Scan' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(menu()).toHaveFocus());
});

test('where the opener is gone, the keyboard goes on at the page’s content', async () => {
  const { user, empty, menu } = await openList();
  await user.click(menu());
  await user.click(await screen.findByRole('menuitem', { name: 'Scan' }));
  const dialog = within(await screen.findByRole('dialog'));
  await empty();
  await waitFor(() => expect(screen.queryByText('checkout-api')).not.toBeInTheDocument());
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.getByRole('main')).toHaveFocus());
});

test('a notice that vanishes with its focused button leaves the keyboard at the report', async () => {
  let state: 'notScanned' | 'imported' = 'notScanned';
  const { drawer, queryClient } = await openImage({
    detail: { ReportState: state },
    list: () => vulnerabilityList([], { ReportState: state }),
  });
  const notice = within(await drawer.findByRole('status'));
  notice.getByRole('button', { name: 'Scan now' }).focus();
  state = 'imported';
  await queryClient.invalidateQueries();
  await waitFor(() => expect(drawer.getByRole('region', { name: 'Vulnerabilities' })).toHaveFocus());
});
