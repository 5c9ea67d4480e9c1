import * as z from 'zod/mini';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';
import type { ListedRepository, Missing, Presence } from '../port.ts';
import { collectPages } from '../reading/paging.ts';
import { projectSchema, repositorySchema } from './api/schemas.ts';
import type { HarborClient } from './client.ts';
import { errorsIn, type HarborError } from './errorFormat.ts';
import { limits } from './limits.ts';
import { fetchList, RefusedList } from './lists.ts';
import { signIn } from './signIn.ts';

const listSchema = z.array(z.unknown());

/** Whether an image, a repository or a project that a list lacks is gone, by Harbor's own errors. */
export function presenceOf(client: HarborClient, missing: Missing): Promise<Presence> {
  switch (missing.kind) {
    case 'image':
      return presenceOfImage(client, missing);
    case 'repository':
      return presenceOfRepository(client, missing.repository);
    case 'part':
      return presenceOfProject(client, missing.part);
  }
}

function ask({ session, signal }: HarborClient, path: string): Promise<RegistryResponse> {
  return session.get(path, { auth: true, signal, timeoutMs: limits.listTimeoutMs });
}

/** 1.x has no code for what is not found, but names it, which a gateway's 404 of the same form does not. */
const namedNotFound = /^(?:resource: |project ).+ not found$/;

/** `refused`: Harbor itself says so, as it does of what is not there. */
function meaningOf({ api }: HarborClient, response: RegistryResponse): 'answered' | 'notFound' | 'refused' | 'unknown' {
  if (response.status === 200) return 'answered';
  const errors = errorsIn(response, api.version);
  if (response.status === 403) return errors.length > 0 ? 'refused' : 'unknown';
  const saysNotFound = ({ code, message }: HarborError) =>
    code === '' ? namedNotFound.test(message) : code === 'NOT_FOUND';
  return response.status === 404 && errors.some(saysNotFound) ? 'notFound' : 'unknown';
}

/** Asked for by tag, and where that is not found by digest: the row is gone once neither shows both together. */
async function presenceOfImage(
  client: HarborClient,
  { repository, tag, digest }: Extract<Missing, { kind: 'image' }>,
): Promise<Presence> {
  let presence: Presence = 'unknown';
  for (const path of client.api.imageNames({ repository, tag, digest })) {
    const response = await ask(client, path);
    const word = meaningOf(client, response);
    if (word === 'answered') {
      const read = client.api.readImages(response.jsonOrNull(z.unknown()), path);
      if ('reason' in read || read.skipped.some(({ reason }) => reason !== 'tagUnusable')) return 'unknown';
      return read.images.some((image) => image.tag === tag && image.digest === digest) ? 'there' : 'gone';
    }
    if (word !== 'notFound') return 'unknown';
    presence = 'gone';
  }
  return presence;
}

async function presenceOfRepository(client: HarborClient, repository: ListedRepository): Promise<Presence> {
  const { namespace, name } = repository;
  const { api } = client;
  if (api.repositoriesNamed === null) {
    // 1.x answers an empty list for a repository that is not there.
    const response = await ask(client, api.images(repository, 1, limits.pageSize));
    const word = meaningOf(client, response);
    if (word !== 'answered') return word === 'notFound' ? 'gone' : 'unknown';
    const listed = response.jsonOrNull(listSchema);
    if (listed === null) return 'unknown';
    return listed.length === 0 ? 'gone' : 'there';
  }
  const fullName = `${namespace}/${name}`;
  const path = api.repositoriesNamed;
  const listed = await isListed(
    client,
    (page, size) => path(namespace, fullName, page, size),
    repositorySchema,
    fullName,
  );
  if (listed === true) return 'there';
  // The list of a project that is not there is no list, or refused.
  const project = await presenceOfProject(client, namespace);
  if (project === 'gone') return 'gone';
  return listed === false && project === 'there' ? 'gone' : 'unknown';
}

/** Refused by its name, and not in the list of projects: of these 2.0 answers either alone for one that is there. */
async function presenceOfProject(client: HarborClient, name: string): Promise<Presence> {
  const { api } = client;
  const account = await signIn(client);
  if (api.project !== null) {
    const word = meaningOf(client, await ask(client, api.project(name)));
    if (word === 'answered') return 'there';
    // To a robot a project that is there, and not its own, is forbidden.
    if (word === 'unknown' || (word === 'refused' && account !== 'admin')) return 'unknown';
  }
  const listed = await isListed(client, (page, size) => api.projectsNamed(name, page, size), projectSchema, name);
  // Signed in no longer, it would list the public ones.
  if (listed === null || (await signIn(client)) !== account) return 'unknown';
  return listed ? 'there' : 'gone';
}

/** Whether a list holds an element of this name; null where the list was refused, or is not proven whole. */
async function isListed(
  client: HarborClient,
  pathOf: (page: number, size: number) => string,
  schema: z.ZodMiniType<{ name: string }>,
  name: string,
): Promise<boolean | null> {
  try {
    const { elements, doubts } = await collectPages<string>({
      pageSize: limits.pageSize,
      fetch: (page, size) => fetchList(client, pathOf(page, size)),
      keyOf: (listed) => listed,
      read: (raw, index) => {
        const parsed = z.safeParse(schema, raw);
        return parsed.success ? parsed.data.name : { where: `named[${index}]`, reason: 'notUnderstood' };
      },
    });
    if (elements.includes(name)) return true;
    return doubts.length === 0 ? false : null;
  } catch (error) {
    if (error instanceof RefusedList) return null;
    throw error;
  }
}
