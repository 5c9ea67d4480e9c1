import type { CustomFetch } from 'openid-client';
import type { Logger } from 'pino';
import type { Database } from './db/database.ts';
import type { IdentityProvider } from './domain/access/identityProvider.ts';
import { accessKeyActions } from './features/accessKeys/accessKeyActions.ts';
import { createAccessKeyRepository } from './features/accessKeys/accessKeyRepository.ts';
import { AccessKeyService } from './features/accessKeys/accessKeyService.ts';
import { accountActions } from './features/account/accountActions.ts';
import { createAccountRepository } from './features/account/accountRepository.ts';
import { AccountService } from './features/account/accountService.ts';
import { Administrator } from './features/session/administrator.ts';
import { createCredentialRepository } from './features/session/credentialRepository.ts';
import { KnownDevices } from './features/session/knownDevices.ts';
import { PasswordHasher } from './features/session/passwordHasher.ts';
import { PasswordThread } from './features/session/passwordThread.ts';
import { createSecondStepRepository } from './features/session/secondStepRepository.ts';
import { SecondSteps } from './features/session/secondSteps.ts';
import { createSessionRepository } from './features/session/sessionRepository.ts';
import { SessionService } from './features/session/sessionService.ts';
import { SignInService } from './features/session/signInService.ts';
import { buildSingleSignOn } from './features/singleSignOn/buildSingleSignOn.ts';
import { userActions } from './features/users/userActions.ts';
import { createUserRepository } from './features/users/userRepository.ts';
import { UserService } from './features/users/userService.ts';
import { derivedKey } from './secrets/derivedKey.ts';
import type { SecretBox } from './secrets/secretBox.ts';

interface AccessParts {
  readonly database: Database;
  readonly secrets: SecretBox;
  readonly derivationRoot: Buffer;
  /** Null where nobody is asked for one. */
  readonly setupCode: string | null;
  readonly identityProvider: IdentityProvider | undefined;
  /** The way out to the identity provider. */
  readonly fetch: CustomFetch;
  readonly log: Logger;
  readonly now: () => number;
}

/** Puts together how people and scripts come in: passwords, second steps, single sign-on, sessions and access keys. */
export function buildAccess({ database, secrets, derivationRoot, fetch, log, now, ...parts }: AccessParts) {
  const { identityProvider: provider, setupCode } = parts;
  const credentials = createCredentialRepository(database);
  const passwords = new PasswordThread();
  const hasher = new PasswordHasher((request) => passwords.derive(request));
  const devices = new KnownDevices(derivedKey(derivationRoot, 'known devices'));
  const sessions = new SessionService(createSessionRepository(database), now, log);
  const secondSteps = new SecondSteps({ repository: createSecondStepRepository(database), secrets, now });
  const administrator = new Administrator({ credentials, hasher, now });
  const signInDependencies = { credentials, hasher, devices, secondSteps, now };
  const singleSignOn =
    provider === undefined
      ? null
      : buildSingleSignOn({ provider, fetch, database, secrets, sessions, administrator, log, now });
  const signIns = new SignInService({
    ...signInDependencies,
    ...{ administrator, sessions, setupCode },
    singleSignOn: provider === undefined ? null : { name: provider.name },
  });
  const accounts = new AccountService({ ...signInDependencies, repository: createAccountRepository(database) });
  const accessKeys = new AccessKeyService({ repository: createAccessKeyRepository(database), secrets, now, log });
  const users = createUserRepository(database);
  return {
    administrator,
    passwords,
    ...{ sessions, signIns, singleSignOn, accessKeys },
    handlers: {
      ...accessKeyActions(accessKeys),
      ...accountActions({ accounts, sessions, secondSteps }),
      ...userActions({ service: new UserService(users, now), repository: users, now }),
    },
  };
}
