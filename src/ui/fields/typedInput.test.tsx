import { zodResolver } from '@hookform/resolvers/zod';
import { fireEvent, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useForm } from 'react-hook-form';
import { describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { lineOfText, port, secret, token } from '#contract/fields.ts';
import { readToken } from '#contract/typedText.ts';
import { PageJumper } from '../table/PageJumper.tsx';
import { SearchInput } from '../table/SearchInput.tsx';
import { leaveKeysToInputMethod } from './inputMethod.ts';
import { NumberField } from './NumberField.tsx';
import { PasswordField } from './PasswordField.tsx';
import { TextField } from './TextField.tsx';
import { numberIn } from './typedNumber.ts';

const schema = z.object({ port: numberIn(port), name: lineOfText(20), ip: token(40), secret: secret(40) });
type Values = z.input<typeof schema>;
const stored: Values = { port: 5000, name: 'stored', ip: '10.0.0.1', secret: 'stored' };

function TestForm({ onSubmit }: { onSubmit: (values: unknown) => void }) {
  const { control, handleSubmit } = useForm({
    resolver: zodResolver(schema),
    defaultValues: stored,
    mode: 'onTouched',
  });
  return (
    <form onSubmit={handleSubmit(onSubmit)}>
      <NumberField control={control} name="port" label="Port" />
      <TextField control={control} name="name" label="Name" />
      <TextField control={control} name="ip" label="IP" read={readToken} />
      <PasswordField control={control} name="secret" label="Secret" autoComplete="new-password" />
      <button type="submit">Save</button>
    </form>
  );
}

/** Puts a text into a field, as an input method or a clipboard does, and leaves it. */
async function enter(label: string, text: string) {
  const onSubmit = vi.fn();
  render(<TestForm onSubmit={onSubmit} />);
  const user = userEvent.setup();
  const field = screen.getByLabelText(label);
  await user.clear(field);
  await user.click(field);
  await user.paste(text);
  const whileTyping = field.getAttribute('value');
  await user.tab();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  return { field, whileTyping, sent: onSubmit.mock.lastCall?.[0] as Values | undefined };
}

describe('a number', () => {
  test.each([
    ['９４４３', 9443],
    ['2,000', 2000],
    [' 400 ', 400],
    ['8443\u200B', 8443],
  ])('%j is read as %d, once it is typed', async (text, number) => {
    const { field, whileTyping, sent } = await enter('Port', text);
    expect(whileTyping).toBe(text);
    expect(field).toHaveValue(String(number));
    expect(sent?.port).toBe(number);
  });

  test.each(['0x1F', 'https', '8443,9443', '1e3', '70000'])('%j stays as it was typed, and is marked', async (text) => {
    const { field, sent } = await enter('Port', text);
    expect(field).toHaveValue(text);
    expect(field).toBeInvalid();
    expect(sent).toBeUndefined();
  });
});

describe('a text', () => {
  test.each([
    ['Name', '  prod\u200B ', 'prod'],
    ['Name', '生产（上海）', '生产（上海）'],
    ['IP', '１２７．０。０．１\u2060', '127.0.0.1'],
  ])('in %s, %j is read as %j', async (label, text, read) => {
    const { field, sent } = await enter(label, text);
    expect(field).toHaveValue(read);
    expect(Object.values(sent ?? {})).toContain(read);
  });
});

describe('a password', () => {
  test.each([
    [' pass', 'Begins or ends with a space, which is kept.'],
    ['pa\u200Bss', 'It contains invisible characters, which are kept.'],
  ])('%j is kept, and what nobody sees of it is said', async (text, hint) => {
    const { field, sent } = await enter('Secret', text);
    expect(sent?.secret).toBe(text);
    expect(field).toHaveAccessibleDescription(hint);
  });

  test('of which all is seen has nothing said about it', async () => {
    const { field } = await enter('Secret', 'pass word');
    expect(field).not.toHaveAccessibleDescription();
  });
});

test('keys of a composition are the input method’s, in every field: Enter submits nothing, Escape reaches nobody', () => {
  const end = leaveKeysToInputMethod();
  const onKeyDown = vi.fn();
  render(
    // biome-ignore lint/a11y/noStaticElementInteractions: stands for whoever closes at Escape
    <div onKeyDown={onKeyDown}>
      <input aria-label="Name" />
    </div>,
  );
  const field = screen.getByLabelText('Name');
  fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
  fireEvent.keyDown(field, { key: 'Escape', keyCode: 229 });
  expect(onKeyDown).not.toHaveBeenCalled();
  fireEvent.keyDown(field, { key: 'Escape' });
  expect(onKeyDown).toHaveBeenCalledOnce();
  end();
});

describe('the way to a page', () => {
  test.each([
    ['１２', 12],
    ['1,000', 1000],
    [' 7 ', 7],
  ])('%j leads to page %d', async (text, page) => {
    const onPage = vi.fn();
    render(<PageJumper last={2000} onPage={onPage} />);
    await userEvent.type(screen.getByLabelText('Go to'), `${text}{Enter}`);
    expect(onPage).toHaveBeenCalledExactlyOnceWith(page);
    expect(screen.getByLabelText('Go to')).toHaveValue('');
  });

  test.each(['0x1F', '2001', '0', 'last'])('%j is no page: it stays and is marked', async (text) => {
    const onPage = vi.fn();
    render(<PageJumper last={2000} onPage={onPage} />);
    await userEvent.type(screen.getByLabelText('Go to'), `${text}{Enter}`);
    expect(onPage).not.toHaveBeenCalled();
    expect(screen.getByLabelText('Go to')).toHaveValue(text);
    expect(screen.getByLabelText('Go to')).toBeInvalid();
    expect(await screen.findByText('Enter a whole number from 1 to 2,000')).toBeInTheDocument();
  });
});

describe('a search', () => {
  test('looks for what is plainly meant', async () => {
    const onSearch = vi.fn();
    render(<SearchInput label="Find" placeholder="" className="" value="" onSearch={onSearch} />);
    await userEvent.type(screen.getByLabelText('Find'), ' ｌｏｇ４ｊ\u200B {Enter}');
    expect(onSearch).toHaveBeenCalledExactlyOnceWith('log4j');
  });

  test('keeps a text that is too long, marked, and does not look for a part of it', async () => {
    const onSearch = vi.fn();
    render(<SearchInput label="Find" placeholder="" className="" value="" onSearch={onSearch} />);
    const field = screen.getByLabelText('Find');
    await userEvent.click(field);
    await userEvent.paste('x'.repeat(300));
    await userEvent.keyboard('{Enter}');
    expect(field).toHaveValue('x'.repeat(300));
    expect(field).toBeInvalid();
    expect(onSearch).not.toHaveBeenCalled();
  });
});

const sources = import.meta.glob<string>('../../**/*.tsx', { query: '?raw', import: 'default', eager: true });

test('whatever one types into is a field of the kit, or one of those that read for themselves', () => {
  const own = Object.entries(sources).filter(
    ([path, text]) =>
      !path.includes('.test.') && !path.startsWith('./') && /<(?:Input|InputNumber|AutoComplete)\b/.test(text),
  );
  const names = own.map(([path]) => path.replace(/^.*\//, '')).sort();
  expect(names).toEqual([
    'AllowlistToolbar.tsx',
    'AuditFilters.tsx',
    'DeleteByNameDialog.tsx',
    'PageJumper.tsx',
    'SearchBox.tsx',
    'SearchInput.tsx',
  ]);
  const cutting = Object.entries(sources).filter(([, text]) => /<Input[^>]*\smaxLength=/.test(text));
  expect(cutting.map(([path]) => path)).toEqual([]);
});
