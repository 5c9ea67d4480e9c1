import { kinds } from '#contract/kinds/kinds.ts';
import type { KeptQuayRow } from '#contract/kinds/quay.ts';
import { missingOfAccount } from '#contract/registries/account.ts';
import { movedFields, type PlacedSecret } from '#contract/registries/secretPlace.ts';
import type { FieldIssue } from '../../domain/actionError.ts';
import {
  namedRepositories,
  placeOf,
  type RegistryConnection,
  type RegistryTarget,
} from '../../domain/registryTarget.ts';
import type { SecretBox } from '../../secrets/secretBox.ts';
import type { OrganizationRecord, StoredRegistry } from '../../store/registryRepository.ts';
import { openPassword, openToken } from '../../store/registrySecrets.ts';
import { storedConnection } from '../../store/storedTarget.ts';

/** The secrets that a request brings; what it leaves out is the stored registry's. */
interface SecretsRequest {
  readonly Password?: string | undefined;
  /** Absent: all stored rows, as they are. */
  readonly ExtraParam?: readonly KeptQuayRow[] | undefined;
  /** Absent: the stored ones. */
  readonly IncludePatterns?: readonly string[] | undefined;
}

/** One row of the request, and the stored one of the same organization. */
interface RequestedRow {
  readonly namespace: string;
  readonly authToken: string | undefined;
  readonly kept: { readonly organization: OrganizationRecord; readonly row: number } | undefined;
}

/**
 * What is wrong with the secrets of a request: one that is neither in it nor stored, or that is stored for another place
 * than `connection`. Every door that takes stored secrets along asks here.
 */
export function secretIssues(
  request: SecretsRequest,
  connection: RegistryConnection,
  stored: StoredRegistry | null,
): FieldIssue[] {
  const rows = requestedRows(request, connection, stored);
  const missing = (secret: PlacedSecret, isStored: boolean) => {
    if (stored === null || !isStored) return 'required';
    const entered = placeOf(storedConnection(stored.registry));
    return movedFields(secret, entered, placeOf(connection)).length > 0 ? 'secretElsewhere' : null;
  };
  const issues: FieldIssue[] = missingOfAccount(connection.type, {
    UserName: connection.userName,
    Password: request.Password ?? (connection.userName === '' ? '' : null),
  }).map((field) => ({ path: [field], message: 'required' }));
  const isKept = request.Password === undefined && connection.userName !== '';
  const password = isKept ? missing('password', stored?.registry.user_name !== '') : null;
  if (password !== null) issues.push({ path: ['Password'], message: password });
  if (kinds[connection.type].extraRows !== null && rows.length === 0) {
    issues.push({ path: ['ExtraParam'], message: 'quayRows' });
  }
  rows.forEach(({ authToken, kept }, index) => {
    const token = authToken === undefined ? missing('token', kept !== undefined) : null;
    if (token !== null) issues.push({ path: ['ExtraParam', index, 'authToken'], message: token });
  });
  return issues;
}

/**
 * A registry that is reached so, with the secrets of a request that has no issues. Kept ones are opened for `connection`, whatever
 * was asked before. Throws RegistryError (StoredSecretUnreadable).
 */
export function targetWithSecrets(
  request: SecretsRequest,
  connection: RegistryConnection,
  stored: StoredRegistry | null,
  secrets: SecretBox,
): RegistryTarget {
  const isNobody = connection.userName === '';
  const keptPassword = () => (stored === null || isNobody ? '' : openPassword(stored.registry, connection, secrets));
  const patterns = () => (stored === null ? [] : JSON.parse(stored.registry.include_patterns));
  return {
    ...connection,
    password: request.Password ?? keptPassword(),
    organizations: requestedRows(request, connection, stored).map(({ namespace, authToken, kept }) => ({
      namespace,
      authToken: authToken ?? (kept === undefined ? '' : openToken(kept.organization, kept.row, connection, secrets)),
    })),
    namedRepositories: namedRepositories(connection.type, request.IncludePatterns ?? patterns()),
  };
}

/** None for kinds that have no rows, whatever the form of another kind has left behind. */
function requestedRows(
  { ExtraParam }: SecretsRequest,
  { type }: RegistryConnection,
  stored: StoredRegistry | null,
): RequestedRow[] {
  if (kinds[type].extraRows === null) return [];
  const organizations = stored?.organizations ?? [];
  const rows: readonly KeptQuayRow[] = ExtraParam ?? organizations.map(({ namespace }) => ({ namespace }));
  return rows.map(({ namespace, authToken }) => {
    const row = organizations.findIndex((organization) => organization.namespace === namespace);
    const organization = organizations[row];
    return { namespace, authToken, kept: organization && { organization, row } };
  });
}
