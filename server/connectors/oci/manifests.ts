import { repositoryPath } from '#contract/repositoryPath.ts';
import { type AuthorizedCall, pullScope } from '../distribution/access.ts';
import { saysUnknown } from '../distribution/errorFormat.ts';
import { mediaTypeOf } from '../distribution/manifest.ts';
import { acceptManifests } from '../distribution/repository.ts';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';
import type { ListedRepository, SkippedElement } from '../port.ts';
import { isDigest } from '../reading/fieldValues.ts';
import { refusalOf } from './account.ts';
import { ask, askHead, type OciClient } from './ask.ts';

/** What a tag is on. */
interface Tagged {
  readonly digest: string;
  readonly mediaType: string;
}

/** `gone`: the registry says that there is no such manifest. Costs one call where HEAD tells the digest. */
export async function manifestOf(
  client: OciClient,
  repository: ListedRepository,
  tag: string,
): Promise<Tagged | 'gone' | SkippedElement['reason']> {
  const head = await askHead(client, pathOf(repository, tag), manifestOfRepository(repository));
  const told = head.status === 200 ? head.header('docker-content-digest') : null;
  if (told !== null) return tagged(head, told);
  const response = await getManifest(client, repository, tag);
  if (response.status === 200) return tagged(response, digestOf(response));
  if (saysUnknown(response)) return 'gone';
  throw await refusalOf(client, response);
}

/** The manifest of a tag, in whatever words; the status is the caller's to judge. */
export function getManifest(client: OciClient, repository: ListedRepository, tag: string): Promise<RegistryResponse> {
  return ask(client, pathOf(repository, tag), manifestOfRepository(repository));
}

/** A digest that the registry does not tell is that of what it sends. */
export function digestOf(response: RegistryResponse): string {
  return response.header('docker-content-digest') ?? response.digest;
}

function tagged(response: RegistryResponse, digest: string): Tagged | 'notSha256' {
  if (!isDigest(digest)) return 'notSha256';
  return { digest, mediaType: mediaTypeOf(response) };
}

function manifestOfRepository({ namespace, name }: ListedRepository): AuthorizedCall {
  return { accept: acceptManifests, scope: pullScope(repositoryPath(namespace, name)) };
}

function pathOf({ namespace, name }: ListedRepository, tag: string): string {
  return `/v2/${repositoryPath(namespace, name)}/manifests/${encodeURIComponent(tag)}`;
}
