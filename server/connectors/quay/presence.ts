import * as z from 'zod/mini';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';
import type { ListedRepository, Missing, Presence } from '../port.ts';
import { callApi, pathOf, type QuayClient } from './client.ts';
import { limits } from './limits.ts';
import { rowOf } from './row.ts';

/** How Quay itself says that something is not there; of its web console a 404 is a page. */
const notFound = z.object({ status: z.literal(404), error_type: z.literal('not_found') });
const tagsSchema = z.object({
  tags: z.array(z.object({ name: z.string(), manifest_digest: z.string() })),
  has_additional: z.boolean(),
});

/** Whether an image or a repository that a list lacks is gone, by Quay's own errors. Its organizations are the form's rows. */
export async function presenceOf(client: QuayClient, missing: Missing): Promise<Presence> {
  switch (missing.kind) {
    case 'image':
      return presenceOfTag(client, missing);
    case 'repository': {
      const response = await ask(client, missing.repository, '?includeTags=false');
      return response.status === 200 ? 'there' : goneOrUnknown(response);
    }
    case 'part':
      return 'unknown';
  }
}

function ask(client: QuayClient, repository: ListedRepository, rest: string): Promise<RegistryResponse> {
  const { authToken } = rowOf(client.target, repository);
  return callApi(client, authToken, `/repository/${pathOf(repository.namespace, repository.name)}${rest}`);
}

function goneOrUnknown(response: RegistryResponse): Presence {
  return response.status === 404 && response.jsonOrNull(notFound) !== null ? 'gone' : 'unknown';
}

/** A tag is there as long as it is active, and on this digest. */
async function presenceOfTag(
  client: QuayClient,
  { repository, tag, digest }: Extract<Missing, { kind: 'image' }>,
): Promise<Presence> {
  for (let page = 1; page <= limits.tagPages; page += 1) {
    const query = `specificTag=${encodeURIComponent(tag)}&onlyActiveTags=true&limit=${limits.tagsPerPage}&page=${page}`;
    const response = await ask(client, repository, `/tag/?${query}`);
    if (response.status !== 200) return goneOrUnknown(response);
    const answer = response.jsonOrNull(tagsSchema);
    if (answer === null) return 'unknown';
    const found = answer.tags.find(({ name }) => name === tag);
    if (found !== undefined) return found.manifest_digest === digest ? 'there' : 'gone';
    if (!answer.has_additional) return 'gone';
  }
  return 'unknown';
}
