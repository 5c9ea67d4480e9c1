import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { App } from 'antd';
import { afterEach, expect, test, vi } from 'vitest';
import { CopyButton } from './CopyButton.tsx';

/** What a page that came over plain HTTP finds in its place. */
function withoutClipboard(): void {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: undefined });
}

/** jsdom has no such command; it answers whether the browser copied. */
function answerCommand(isAllowed: boolean): string[] {
  const copied: string[] = [];
  document.execCommand = vi.fn(() => {
    const field = document.activeElement;
    if (isAllowed && field instanceof HTMLTextAreaElement) {
      copied.push(field.value.slice(field.selectionStart, field.selectionEnd));
    }
    return isAllowed;
  });
  return copied;
}

afterEach(() => {
  Reflect.deleteProperty(document, 'execCommand');
  Reflect.deleteProperty(navigator, 'clipboard');
});

async function pressCopy(): Promise<HTMLElement> {
  render(
    <App>
      <CopyButton text="sha256:1" label="digest" />
    </App>,
  );
  const user = userEvent.setup();
  withoutClipboard();
  const button = screen.getByRole('button', { name: 'Copy digest' });
  await user.click(button);
  return button;
}

test('the button copies over plain HTTP too, and leaves the focus where it was', async () => {
  const copied = answerCommand(true);
  const button = await pressCopy();
  expect(copied).toEqual(['sha256:1']);
  expect(button).toHaveAttribute('title', 'Copied');
  expect(button).toHaveFocus();
  // antd keeps one to measure by.
  expect(document.querySelector('textarea:not([aria-hidden])')).toBeNull();
});

test('the button says so where the browser does not allow copying', async () => {
  answerCommand(false);
  await pressCopy();
  expect(await screen.findByText('Copying was blocked by the browser')).toBeInTheDocument();
});
