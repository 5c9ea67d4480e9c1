import { screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { mockAction } from '../../testing/mockAction.ts';
import { Refusal } from '../../testing/refusal.ts';
import { renderApp } from '../../testing/renderApp.tsx';
import { server } from '../../testing/server.ts';
import { prepareWholePage } from '../../testing/wholePage.ts';

prepareWholePage();

test('a card whose numbers could not be had says so and offers Retry; the others show theirs', async () => {
  let broken = true;
  server.use(
    mockAction('DescribeCountNotScannedImage', () => {
      if (broken) throw new Refusal('NoPermission');
      return { NotScannedCnt: 12 };
    }),
  );
  renderApp('/intl/security/scans');
  const card = within(await screen.findByRole('region', { name: 'Images' }));
  expect(await card.findByRole('status')).toHaveTextContent('No permission');
  expect(await screen.findByRole('link', { name: /^High: / })).toBeInTheDocument();
  broken = false;
  await userEvent.click(card.getByRole('button', { name: 'Retry' }));
  expect(await card.findByRole('link', { name: 'Not scanned: 12' })).toBeInTheDocument();
});
