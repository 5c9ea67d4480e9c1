import type { CustomFetch } from 'openid-client';
import type { Logger } from 'pino';
import type { Database } from '../../db/database.ts';
import type { IdentityProvider } from '../../domain/access/identityProvider.ts';
import type { SecretBox } from '../../secrets/secretBox.ts';
import type { Administrator } from '../session/administrator.ts';
import type { SessionService } from '../session/sessionService.ts';
import { Flows } from './flow.ts';
import { ProviderClient } from './providerClient.ts';
import { SingleSignOnService } from './singleSignOnService.ts';
import { createSingleSignOnUsers } from './singleSignOnUsers.ts';

interface SingleSignOnParts {
  readonly provider: IdentityProvider;
  /** The way out to the provider. */
  readonly fetch: CustomFetch;
  readonly database: Database;
  readonly secrets: SecretBox;
  readonly sessions: SessionService;
  readonly administrator: Administrator;
  readonly log: Logger;
  readonly now: () => number;
}

/** Puts single sign-on together. `client.prepare` asks the provider before anybody wants to sign in. */
export function buildSingleSignOn({ database, secrets, fetch, log, ...parts }: SingleSignOnParts) {
  const { provider, now } = parts;
  const client = new ProviderClient({ provider, fetch, log, now });
  const users = createSingleSignOnUsers(database);
  return { client, service: new SingleSignOnService({ ...parts, client, users, flows: new Flows(secrets, now) }) };
}
