import { randomUUID } from 'node:crypto';
import { rowPathOf } from '#contract/failures/rowPath.ts';
import { concurrently } from '../../../concurrency/concurrently.ts';
import { answerError, RegistryError } from '../../../domain/registryError.ts';
import type { OnPartProven } from '../../port.ts';
import { callApi, pathOf, type QuayClient } from '../client.ts';
import type { Identity } from '../identity.ts';
import { limits } from '../limits.ts';
import { type Row, rowsOf } from '../row.ts';
import { askTokenEndpoint } from '../tokenEndpoint.ts';
import { rightsMissingIn } from './rights.ts';

/**
 * Proves every row, two at once, and tells of each how it stands as soon as that is known. Throws the first row's failure
 * in the order of the form; what fails without being the row's own leaves it unproven, and is thrown where no row was proven.
 */
export async function proveRows(client: QuayClient, identity: Identity, onPart?: OnPartProven): Promise<void> {
  const rows = rowsOf(client.target);
  const isKnown = (row: Row) => client.memory.knows(row);
  // New tokens first: where the time is short, those are in doubt.
  const newFirst = rows.toSorted((one, other) => Number(isKnown(one)) - Number(isKnown(other)));
  const refusals: RegistryError[] = [];
  const troubles: RegistryError[] = [];
  await concurrently(newFirst, limits.callsAtOnce, async (row) => {
    try {
      await proveRow(client, identity, row);
      onPart?.({ part: row.namespace, failure: null });
    } catch (error) {
      if (!(error instanceof RegistryError)) throw error;
      const isOfRow = rowPathOf(error.failure) !== null;
      if (isOfRow) onPart?.({ part: row.namespace, failure: error.failure });
      (isOfRow ? refusals : troubles)[row.index] = error;
    }
  });
  const first =
    Object.values(refusals)[0] ?? (troubles.filter(Boolean).length === rows.length ? troubles[0] : undefined);
  if (first !== undefined) throw first;
}

/**
 * Makes sure that a row's token lives and reads all that its organization holds. Throws FailedToVerifyUsernameOrPwd or
 * UserDoesNotHaveAdminRole with the row. `repositories`: how many its list has.
 */
export async function proveRow(client: QuayClient, identity: Identity, row: Row, repositories?: number): Promise<void> {
  client.memory.forget(row);
  if (await readsEverything(client, identity, row)) return client.memory.rowProven(row, repositories);
  await namespaceExists(client, row);
  throw await rightsMissingIn(client, row);
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
  if (answer.kind === 'refused') throw refusalOfToken(answer.message, row);
  return answer.actions.includes('pull');
}

/** Throws organizationUnknown where there is neither an organization nor a user of that name. */
async function namespaceExists(client: QuayClient, row: Row): Promise<void> {
  for (const kind of ['organization', 'users']) {
    const { status } = await callApi(client, row.authToken, `/${kind}/${pathOf(row.namespace)}`);
    if (status === 200) return;
    if (status !== 404) throw answerError('status', status);
  }
  throw rowRefused('organizationUnknown', row);
}

type RowReason = 'tokenUnknown' | 'tokenExpired' | 'tokenOwnerDisabled' | 'tokenRefused' | 'organizationUnknown';

/** Why a row's token was refused, by the message that Quay answers a sign-in with it. */
export function refusalOfToken(message: string, row: Row): RegistryError {
  return rowRefused(reasonIn(message), row);
}

function rowRefused(reason: RowReason, { index }: Row): RegistryError {
  return new RegistryError({ code: 'FailedToVerifyUsernameOrPwd', reason, row: index });
}

/** No reason is claimed that Quay does not give: without anonymous access it gives none. */
function reasonIn(message: string): RowReason {
  if (/has expired/i.test(message)) return 'tokenExpired';
  if (/granter.{0,200}disabled/i.test(message)) return 'tokenOwnerDisabled';
  return /could not be validated/i.test(message) ? 'tokenUnknown' : 'tokenRefused';
}
