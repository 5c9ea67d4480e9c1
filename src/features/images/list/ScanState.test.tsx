import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { imageRow } from '../../../testing/factories.ts';
import { ScanState } from './ScanState.tsx';

test('an image that can never be scanned says why to whoever reaches it by keyboard', async () => {
  render(<ScanState image={imageRow({ ScanBlocked: 'acrPersonal', ScaStatus: undefined, LastScanTime: undefined })} />);
  await userEvent.tab();
  expect(document.activeElement).toHaveTextContent(/can’t be scanned/i);
  expect(await screen.findByRole('tooltip')).toHaveTextContent(/Personal Edition/);
});
