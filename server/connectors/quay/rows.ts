import { randomUUID } from 'node:crypto';
import { concurrently } from '../../concurrency/concurrently.ts';
import { answerError, RegistryError } from '../../domain/registryError.ts';
import type { Organization, RegistryTarget } from '../../domain/registryTarget.ts';
import { callApi, pathOf, type QuayClient } from './client.ts';
import type { Identity } from './identify.ts';
import { limits } from './limits.ts';
import { askTokenEndpoint } from './tokenEndpoint.ts';

/** One row of the form and where it stands there, from 0. */
export interface Row extends Organization {
  readonly index: number;
}

export function rowsOf({ organizations }: RegistryTarget): Row[] {
  return organizations.map((organization, index) => ({ ...organization, index }));
}

/**
 * Asks after every row's token. Throws FailedToVerifyUsernameOrPwd with the row for a dead token or an
 * organization that does not exist; returns the rows whose token lives, but is not proven to read all
 * that its organization holds.
 */
export async function rowsWithoutProof(client: QuayClient, identity: Identity): Promise<Row[]> {
  const rows = rowsOf(client.target);
  const proofs = await concurrently(rows, limits.rowsAtOnce, (row) => readsEverything(client, identity, row));
  return rows.filter((_row, position) => proofs[position] === false);
}

/**
 * One call tells both whether the token lives and whether it reads everything: `pull` of a repository
 * that does not exist is granted to nobody but the namespace's administrator, by a token with `repo:read`.
 */
async function readsEverything(client: QuayClient, { service }: Identity, row: Row): Promise<boolean> {
  const basic = Buffer.from(`$oauthtoken:${row.authToken}`, 'utf8').toString('base64');
  const login = { auth: false, headers: { authorization: `Basic ${basic}` } };
  // A name nobody can have used: of a public repository everybody is granted `pull`.
  const answer = await askTokenEndpoint(client, service, login, `${row.namespace}/mooring-${randomUUID()}`);
  if (answer.kind === 'refused') throw rowRefused(reasonIn(answer.message), row);
  if (answer.actions.includes('pull')) return true;
  await namespaceExists(client, row);
  return false;
}

/** Throws organizationUnknown where there is neither an organization nor a user of that name. */
export async function namespaceExists(client: QuayClient, row: Row): Promise<void> {
  for (const kind of ['organization', 'users']) {
    const { status } = await callApi(client, row.authToken, `/${kind}/${pathOf(row.namespace)}`);
    if (status === 200) return;
    if (status !== 404) throw answerError('status', status);
  }
  throw rowRefused('organizationUnknown', row);
}

type RowReason = 'tokenUnknown' | 'tokenExpired' | 'tokenOwnerDisabled' | 'organizationUnknown';

function rowRefused(reason: RowReason, { index }: Row): RegistryError {
  return new RegistryError({ code: 'FailedToVerifyUsernameOrPwd', reason, row: index });
}

function reasonIn(message: string): RowReason {
  if (/has expired/i.test(message)) return 'tokenExpired';
  if (/granter.*disabled/i.test(message)) return 'tokenOwnerDisabled';
  return 'tokenUnknown';
}
