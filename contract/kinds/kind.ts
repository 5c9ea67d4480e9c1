import type * as z from 'zod/mini';
import { repositoryPath } from '../repositoryPath.ts';

/** Where a stored repository is, as far as the wire tells. */
export interface RepositoryAddress {
  readonly RegionId: string;
  /** The registry's host and port. */
  readonly Endpoints: string;
  readonly RepoNamespace: string;
  readonly RepoName: string;
}

/** What the address of a repository's page in its registry's own console is made of. */
export interface ConsolePage {
  /** Scheme, host and port of the registry. */
  readonly origin: string;
  /** The page's path as the registry's listing made it; '' where none is known. */
  readonly webPath: string;
  readonly regionId: string;
  readonly namespace: string;
  /** The repository's, without the namespace. */
  readonly name: string;
}

/** One row of `ExtraParam`: a part of the registry, and the token that reads it. */
interface ExtraRow {
  readonly namespace: string;
  readonly authToken: string;
}

/** The rules of a kind's extra rows. */
interface ExtraRows {
  /** All rows of a new registry. */
  readonly added: z.ZodMiniType<ExtraRow[]>;
  /** All rows of a stored registry: one that comes without its token keeps the stored one. */
  readonly kept: z.ZodMiniType<(Pick<ExtraRow, 'namespace'> & { authToken?: string | undefined })[]>;
}

/** What one kind of registry is, for everyone who has to tell kinds apart. Nothing else compares a kind's name. */
export interface RegistryKind {
  /** The product's own name, the same in every language. */
  readonly name: string;
  /** The action that adds it. AddPrivateRegistry: one registry at a time, by the form; another: all registries of an account. */
  readonly addAction: 'AddPrivateRegistry' | 'AddAcrAccount';
  /** Whether its versions differ so much that an admin has to choose one. */
  readonly hasVersions: boolean;
  /** What it is signed in to with. */
  readonly credential: 'password' | 'accessKey';
  /** Whether it can be read only by somebody, or also without an account: then both its fields stay empty. */
  readonly account: 'required' | 'optional';
  /** How its images get scanned: when asked, on its own account without being asked, or not at all. */
  readonly scanning: 'onRequest' | 'byItself' | 'none';
  /** Whether it always lists its repositories, or may have switched that off: then the include patterns name them. */
  readonly repositories: 'listed' | 'listedOrNamed';
  /** The rows that it needs beside the fields of every registry; null where it needs none. */
  readonly extraRows: ExtraRows | null;
  /** What a client pulls from: host, port unless it is HTTPS's own, namespace and name. */
  readonly repositoryReference: (address: RepositoryAddress) => string;
  /** Where the repository's page in the registry's own console is; '' where none is known. */
  readonly consoleUrl: (page: ConsolePage) => string;
}

/** The reference of registries that serve pulls at the address of their API. */
export function referenceAtAddress({ Endpoints, RepoNamespace, RepoName }: RepositoryAddress): string {
  return `${Endpoints.replace(/:443$/, '')}/${repositoryPath(RepoNamespace, RepoName)}`;
}

/** The console of registries that serve it at the address of their API. */
export function consoleAtOrigin({ origin, webPath }: ConsolePage): string {
  return webPath === '' ? '' : `${origin}${webPath}`;
}
