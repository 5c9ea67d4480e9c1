import type { Locator } from '@playwright/test';

/** What a person types to forward through an ECS server. */
interface ForwardingAnswers {
  readonly server?: string;
  readonly listenPort: number;
  readonly registry: string;
  readonly registryPort: number;
}

/** The forwarding helper, within a help of the drawer. */
export class ForwardingHelper {
  readonly server: Locator;
  readonly listenPort: Locator;
  readonly registry: Locator;
  readonly registryPort: Locator;
  readonly commands: Locator;
  readonly undoCommands: Locator;
  readonly takeOver: Locator;

  constructor(within: Locator) {
    this.server = within.getByLabel(/^IP of the ECS server/);
    this.listenPort = within.getByLabel(/^Port A/);
    this.registry = within.getByLabel('Registry address');
    this.registryPort = within.getByLabel(/^Port B/);
    this.commands = within.getByRole('list', { name: 'commands', exact: true });
    this.undoCommands = within.getByRole('list', { name: 'undo commands' });
    this.takeOver = within.getByRole('button', { name: 'Use in form' });
  }

  async fill({ server, listenPort, registry, registryPort }: ForwardingAnswers): Promise<void> {
    if (server !== undefined) await this.server.fill(server);
    await this.listenPort.fill(String(listenPort));
    await this.registry.fill(registry);
    await this.registryPort.fill(String(registryPort));
  }
}
