import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { imageRow } from '../../../../testing/factories/factories.ts';
import { ScanState } from './ScanState.tsx';

test('an image that can never be scanned says why to whoever reaches it by keyboard', async () => {
  render(<ScanState image={imageRow({ ScanBlocked: 'acrPersonal', ScaStatus: undefined, LastScanTime: undefined })} />);
  const state = await screen.findByRole('button', { name: 'Not scannable' });
  await userEvent.tab();
  expect(state).toHaveFocus();
  expect(await screen.findByRole('tooltip')).toHaveTextContent(/Personal Edition/);
});

test('an image that was only never scanned is not said to be unscannable', async () => {
  render(<ScanState image={imageRow({ ScaStatus: undefined, LastScanTime: undefined })} />);
  expect(await screen.findByText('Not scanned')).toBeVisible();
});
