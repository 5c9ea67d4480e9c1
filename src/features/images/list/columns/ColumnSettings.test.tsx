import { render, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, expect, test } from 'vitest';
import type { ListPreferences } from '../state/listPreferences.ts';
import { ColumnSettings } from './ColumnSettings.tsx';
import { arrange } from './columnOrder.ts';

const columns = ['Repository', 'Risk', 'Size', 'Digest'].map((title) => ({ key: title.toLowerCase(), title }));

type Arrangement = Pick<ListPreferences, 'columns' | 'density'>;

/** A list whose settings are open. */
function OpenSettings() {
  const [preferences, setPreferences] = useState<Arrangement>({ columns: [], density: 'compact' });
  const arranged = arrange(columns, preferences.columns);
  return (
    <>
      <output>{arranged.map(({ column, shown }) => (shown ? column.title : `(${column.title})`)).join(' ')}</output>
      <output>{preferences.density}</output>
      <ColumnSettings
        columns={arranged}
        density={preferences.density}
        onChange={(change) => setPreferences((old) => ({ ...old, ...change }))}
      />
    </>
  );
}

const user = userEvent.setup();

beforeEach(async () => {
  render(<OpenSettings />);
  await user.click(screen.getByRole('button', { name: 'Columns and density' }));
  await screen.findByRole('list', { name: 'Columns' });
});

test('a column is hidden and shown again, but not the one that names the row', async () => {
  expect(screen.getByRole('checkbox', { name: 'Repository' })).toBeDisabled();
  await user.click(screen.getByRole('checkbox', { name: 'Size' }));
  expect(screen.getByText('Repository Risk (Size) Digest')).toBeInTheDocument();
  await user.click(screen.getByRole('checkbox', { name: 'Size' }));
  expect(screen.getByText('Repository Risk Size Digest')).toBeInTheDocument();
});

test('a column moves one place at a time and stops where there is no further', async () => {
  await user.click(screen.getByRole('button', { name: 'Move Digest up' }));
  expect(screen.getByText('Repository Risk Digest Size')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Move Risk down' }));
  expect(screen.getByText('Repository Digest Risk Size')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Move Digest up' }));
  expect(screen.getByText('Repository Digest Risk Size')).toBeInTheDocument();
});

test('Reset brings back every column, in its place, and the compact rows', async () => {
  await user.click(screen.getByRole('checkbox', { name: 'Risk' }));
  await user.click(within(screen.getByRole('dialog')).getByText('Comfortable'));
  expect(screen.getByText('comfortable')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Reset' }));
  expect(screen.getByText('Repository Risk Size Digest')).toBeInTheDocument();
  expect(screen.getByText('compact')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Done' }));
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});
