import { zodResolver } from '@hookform/resolvers/zod';
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useForm } from 'react-hook-form';
import { describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { lineOfText, port } from '#contract/fields.ts';
import { serverMessage } from '../errors/fieldErrors.ts';
import { NumberField } from './NumberField.tsx';
import { PasswordField } from './PasswordField.tsx';
import { RadioField } from './RadioField.tsx';
import { SelectField } from './SelectField.tsx';
import { TextAreaField } from './TextAreaField.tsx';
import { TextField } from './TextField.tsx';

const schema = z.object({
  name: lineOfText(10),
  secret: z.string(),
  notes: z.string(),
  port: z.nullable(port),
  kind: z.literal(['harbor', 'quay']),
  region: z.string(),
});
type Values = z.infer<typeof schema>;

const values: Values = { name: '', secret: '', notes: '', port: null, kind: 'harbor', region: 'cn-hangzhou' };

interface TestFormProps {
  onSubmit: (values: Values) => void;
  refuse?: keyof Values;
  stored?: Partial<Values>;
}

function TestForm({ onSubmit, refuse, stored }: TestFormProps) {
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { ...values, ...stored } });
  const { control } = form;
  const submit = (submitted: Values) => {
    onSubmit(submitted);
    if (refuse === undefined) return;
    form.setError(refuse, { type: serverMessage, message: 'The server says no' });
    form.setFocus(refuse);
  };
  return (
    <form onSubmit={form.handleSubmit(submit)}>
      <TextField control={control} name="name" label="Name" required extra="As on the registry" />
      <PasswordField control={control} name="secret" label="Secret" autoComplete="new-password" />
      <TextAreaField control={control} name="notes" label="Notes" />
      <NumberField control={control} name="port" label="Port" />
      <RadioField
        control={control}
        name="kind"
        label="Kind"
        options={[
          { value: 'harbor', label: 'Harbor' },
          { value: 'quay', label: 'Quay' },
        ]}
      />
      <SelectField
        control={control}
        name="region"
        label="Region"
        options={[
          { value: 'cn-hangzhou', label: 'Hangzhou' },
          { value: 'cn-beijing', label: 'Beijing' },
        ]}
      />
      <button type="submit">Save</button>
    </form>
  );
}

function setUpForm(given: Pick<TestFormProps, 'refuse' | 'stored'> = {}) {
  const onSubmit = vi.fn();
  render(<TestForm onSubmit={onSubmit} {...given} />);
  return { onSubmit, user: userEvent.setup() };
}

const save = () => screen.getByRole('button', { name: 'Save' });

describe('form fields', () => {
  test('every field is found by its label and hands its value to the form', async () => {
    const { onSubmit, user } = setUpForm();
    await user.type(screen.getByLabelText('Name'), 'prod');
    await user.type(screen.getByLabelText('Secret'), ' s p ');
    await user.type(screen.getByLabelText('Notes'), 'seen');
    await user.type(screen.getByLabelText('Port'), '8443');
    await user.click(screen.getByText('Quay'));
    await user.click(screen.getByRole('combobox', { name: 'Region' }));
    await user.click(screen.getByTitle('Beijing'));
    await user.click(save());
    expect(onSubmit).toHaveBeenCalledExactlyOnceWith({
      name: 'prod',
      secret: ' s p ',
      notes: 'seen',
      port: 8443,
      kind: 'quay',
      region: 'cn-beijing',
    });
  });

  test('a wrong value is said in words, tied to its input, and focused', async () => {
    const { onSubmit, user } = setUpForm();
    const name = screen.getByLabelText('Name');
    expect(name).toHaveAccessibleDescription('As on the registry');
    await user.click(save());
    expect(name).toBeInvalid();
    expect(name).toHaveAccessibleDescription('Required As on the registry');
    expect(name).toHaveFocus();
    expect(onSubmit).not.toHaveBeenCalled();
  });

  test('a number beyond its limits is refused, never changed silently', async () => {
    const { user } = setUpForm();
    await user.type(screen.getByLabelText('Name'), 'prod');
    await user.type(screen.getByLabelText('Port'), '70000');
    await user.click(save());
    expect(screen.getByLabelText('Port')).toHaveValue('70000');
    expect(screen.getByLabelText('Port')).toHaveAccessibleDescription('Enter a whole number from 1 to 65535');
  });

  test('an emptied number stays empty, even where one was stored', async () => {
    const { onSubmit, user } = setUpForm({ stored: { port: 8080 } });
    await user.type(screen.getByLabelText('Name'), 'prod');
    await user.clear(screen.getByLabelText('Port'));
    expect(screen.getByLabelText('Port')).toHaveValue('');
    await user.click(save());
    expect(onSubmit.mock.lastCall?.[0]).toMatchObject({ port: null });
  });

  test.each(['name', 'secret', 'notes', 'port', 'region'] as const)(
    "the server's words about %s stand at the field and take the focus",
    async (field) => {
      const { user } = setUpForm({ refuse: field });
      await user.type(screen.getByLabelText('Name'), 'prod');
      await user.click(save());
      expect(await screen.findByText('The server says no')).toBeInTheDocument();
      expect(document.activeElement).toHaveAccessibleDescription(/The server says no/);
    },
  );

  test('a group of choices takes the focus on the chosen one', async () => {
    const { user } = setUpForm({ refuse: 'kind' });
    await user.type(screen.getByLabelText('Name'), 'prod');
    await user.click(save());
    expect(await screen.findByText('The server says no')).toBeInTheDocument();
    expect(screen.getByRole('radio', { name: 'Harbor' })).toHaveFocus();
    expect(screen.getByRole('radiogroup', { name: 'Kind' })).toHaveAccessibleDescription('The server says no');
  });

  test('a password is hidden until asked for', async () => {
    const { user } = setUpForm();
    expect(screen.getByLabelText('Secret')).toHaveAttribute('type', 'password');
    await user.click(screen.getByRole('button', { name: 'Show the password' }));
    expect(screen.getByLabelText('Secret')).toHaveAttribute('type', 'text');
  });
});
