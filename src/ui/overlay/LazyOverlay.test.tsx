import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { LazyOverlay } from './LazyOverlay.tsx';

function Breaks(): never {
  throw new Error('a file of an older build');
}

test('a drawer that breaks leaves the page as it is, and can be closed', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const onClose = vi.fn();
  render(
    <>
      <p>The page</p>
      <LazyOverlay onClose={onClose}>
        <Breaks />
      </LazyOverlay>
    </>,
  );
  expect(screen.getByText('The page')).toBeInTheDocument();
  expect(await screen.findByRole('alert')).toBeInTheDocument();
  // The last of them: a dialog has a cross of the same name.
  const [close] = screen.getAllByRole('button', { name: /close/i }).slice(-1);
  if (close !== undefined) await userEvent.click(close);
  expect(onClose).toHaveBeenCalledOnce();
});
