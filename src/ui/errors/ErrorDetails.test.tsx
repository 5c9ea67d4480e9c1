import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { ErrorDetails } from './ErrorDetails.tsx';

const text = { code: 'ServerError', message: 'The server failed', advice: 'Try again.', requestId: 'R-1' };

test('a known code comes with its advice; the request id is there to be copied', () => {
  render(<ErrorDetails text={text} />);
  expect(screen.getByText('ServerError')).toBeInTheDocument();
  expect(screen.getByText('Try again.')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: /Copy request ID$/ })).toBeInTheDocument();
  expect(screen.queryByText('R-1')).not.toBeInTheDocument();
});

test('a code that nobody knows shows its request id too', () => {
  render(<ErrorDetails text={{ ...text, code: 'Gateway.Unheard' }} />);
  expect(screen.getByText('Gateway.Unheard')).toBeInTheDocument();
  expect(screen.getByText('R-1')).toBeInTheDocument();
});

test('Go to field leads to what it is about, and is there only where that is known', async () => {
  const onShow = vi.fn();
  const { rerender } = render(<ErrorDetails text={text} />);
  expect(screen.queryByRole('button', { name: 'Go to field' })).not.toBeInTheDocument();
  rerender(<ErrorDetails text={text} onShow={onShow} />);
  await userEvent.click(screen.getByRole('button', { name: 'Go to field' }));
  expect(onShow).toHaveBeenCalledOnce();
});
