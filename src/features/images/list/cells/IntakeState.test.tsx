import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { imageRow } from '../../../../testing/factories/factories.ts';
import { IntakeState } from './IntakeState.tsx';

const why = { Code: 'RegistryFailure', Message: 'The registry failed', Recommend: 'Check the registry.' };

test('an image that waits says so, and one that is taken in', async () => {
  const { rerender } = render(<IntakeState image={imageRow({ IntakeState: 'WAITING' })} />);
  expect(await screen.findByText('Waiting')).toBeVisible();
  rerender(<IntakeState image={imageRow({ IntakeState: 'DONE' })} />);
  expect(screen.getByText('Taken in')).toBeVisible();
});

test('one that could not be taken in says why and when that is tried again to whoever reaches it by keyboard', async () => {
  const NextTry = Date.now() + 40 * 60_000 + 1_000;
  render(<IntakeState image={imageRow({ IntakeState: 'FAILED', IntakeError: { ...why, NextTry } })} />);
  await userEvent.tab();
  expect(await screen.findByRole('button', { name: 'Failed' })).toHaveFocus();
  const told = await screen.findByRole('tooltip');
  for (const text of ['The registry failed', 'Check the registry.', 'Next attempt in 40 minutes']) {
    expect(told).toHaveTextContent(text);
  }
});

test('what the registry has ceased to list says so beside how its intake stands', async () => {
  render(<IntakeState image={imageRow({ IntakeState: 'WAITING', NotListedSince: Date.now() - 60_000 })} />);
  expect(await screen.findByText('Waiting')).toBeVisible();
  expect(screen.getByText('No longer listed')).toBeVisible();
});
