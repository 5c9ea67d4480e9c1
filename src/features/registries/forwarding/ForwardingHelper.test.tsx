import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import enUS from 'antd/locale/en_US';
import { expect, test, vi } from 'vitest';
import { App } from '../../../app/App.tsx';
import { createQueryClient } from '../../../app/queryClient.ts';
import ForwardingHelper, { type ForwardingHelperProps } from './ForwardingHelper.tsx';

async function renderHelper(props: ForwardingHelperProps = {}) {
  const onSubmit = vi.fn();
  const user = userEvent.setup();
  render(
    <App queryClient={createQueryClient()} antdLocale={enUS}>
      <form onSubmit={onSubmit}>
        <ForwardingHelper {...props} />
      </form>
    </App>,
  );
  const listenPort = await screen.findByLabelText('Port A (ECS server)');
  const fill = async (values: { port?: string; ip?: string; registryPort?: string; server?: string }) => {
    if (values.port) await user.type(listenPort, values.port);
    if (values.ip) await user.type(screen.getByLabelText('Registry address'), values.ip);
    if (values.registryPort) await user.type(screen.getByLabelText('Port B (registry)'), values.registryPort);
    if (values.server) await user.type(screen.getByLabelText('IP of the ECS server (optional)'), values.server);
    await user.tab();
  };
  return { user, fill, onSubmit };
}

const good = { port: '8443', ip: '192.168.10.20', registryPort: '443' };

test('three values make commands, each with its undoing, both copied whole', async () => {
  const { user, fill } = await renderHelper();
  expect(screen.getByText('Enter the three values to generate the commands.')).toBeInTheDocument();
  await fill(good);
  await user.click(await screen.findByRole('button', { name: 'Copy commands' }));
  expect(await navigator.clipboard.readText()).toMatch(/--add-forward-port=.*\n.*--add-masquerade\n.*--reload$/);
  await user.click(screen.getByRole('button', { name: 'Copy undo commands' }));
  expect(await navigator.clipboard.readText()).toContain('--remove-forward-port=');
});

test('each tool has its own commands', async () => {
  const { user, fill } = await renderHelper();
  await fill(good);
  await user.click(screen.getByRole('tab', { name: 'Windows' }));
  expect(await screen.findByText(/netsh interface portproxy add v4tov4/)).toBeInTheDocument();
});

test('wrong values are refused at their fields, and there are no commands', async () => {
  const { fill } = await renderHelper();
  await fill({ port: '70000', ip: '10.0.0.1; reboot', registryPort: '443' });
  expect(await screen.findByText('Enter an IPv4 or IPv6 address')).toBeInTheDocument();
  expect(screen.getByText('Enter a whole number from 1 to 65535')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Copy commands' })).not.toBeInTheDocument();
});

test('a tool that cannot cross from IPv4 to IPv6 says so instead of guessing', async () => {
  const { user, fill } = await renderHelper();
  await fill({ ...good, ip: 'fd00::20', server: '10.0.0.8' });
  expect(await screen.findByText(/firewalld cannot forward between IPv4 and IPv6/)).toBeInTheDocument();
  await user.click(screen.getByRole('tab', { name: 'Windows' }));
  expect(await screen.findByText(/portproxy add v4tov6/)).toBeInTheDocument();
});

test('port and server are taken over into the form around; without a server, the port alone', async () => {
  const onTakeOver = vi.fn();
  const { user, fill } = await renderHelper({ onTakeOver });
  await fill(good);
  await user.click(screen.getByRole('button', { name: 'Use in form' }));
  expect(onTakeOver).toHaveBeenLastCalledWith({ port: 8443 });
  await fill({ server: '10.0.0.8' });
  await user.click(screen.getByRole('button', { name: 'Use in form' }));
  expect(onTakeOver).toHaveBeenLastCalledWith({ hostIp: '10.0.0.8', port: 8443 });
});

test('nothing is taken over while a value is missing: the first such field has the focus', async () => {
  const onTakeOver = vi.fn();
  const { user } = await renderHelper({ onTakeOver });
  await user.click(screen.getByRole('button', { name: 'Use in form' }));
  expect(screen.getByLabelText('Port A (ECS server)')).toHaveFocus();
  expect(onTakeOver).not.toHaveBeenCalled();
});

test('Enter in a field does not submit the form around', async () => {
  const { user, fill, onSubmit } = await renderHelper();
  await fill(good);
  await user.type(screen.getByLabelText('Registry address'), '{Enter}');
  expect(onSubmit).not.toHaveBeenCalled();
});
