import * as z from 'zod/mini';
import type { MissingRight } from '#contract/failures/rights.ts';
import { answerError, RegistryError } from '../../../domain/registryError.ts';
import { callApi, pathOf, type QuayClient } from '../client.ts';
import type { Row } from '../row.ts';

const organizationSchema = z.object({ is_admin: z.optional(z.boolean()) });
const listSchema = z.object({ repositories: z.array(z.object({ name: z.string(), is_public: z.boolean() })) });
const userSchema = z.object({ super_user: z.optional(z.boolean()) });

/** UserDoesNotHaveAdminRole for a row whose live token is not proven to read everything, with what it lacks. Throws where Quay fails on the look. */
export async function rightsMissingIn(client: QuayClient, row: Row): Promise<RegistryError> {
  const missing = await missingRightsOf(client, row);
  return new RegistryError({ code: 'UserDoesNotHaveAdminRole', robot: false, missing, row: row.index });
}

/** Quay does not say it outright: what a token may do elsewhere tells the scope from the owner's role. */
async function missingRightsOf(client: QuayClient, row: Row): Promise<MissingRight[]> {
  const ask = async (path: string) => {
    const answer = await callApi(client, row.authToken, path);
    if (answer.status >= 500) throw answerError('status', answer.status);
    return answer;
  };
  const organization = await ask(`/organization/${pathOf(row.namespace)}`);
  if (organization.jsonOrNull(organizationSchema)?.is_admin === true) return ['readRepositories'];

  // Without `public` come those alone that the owner has a right on, by whatever scope.
  const list = await ask(`/repository?namespace=${encodeURIComponent(row.namespace)}&public=false`);
  const own = list.jsonOrNull(listSchema)?.repositories.find((repository) => !repository.is_public);
  // An administrator of an empty organization would look the same.
  if (own === undefined) return ['organizationAdmin', 'readRepositories'];
  const tags = await ask(`/repository/${pathOf(row.namespace, own.name)}/tag/?limit=1&onlyActiveTags=true`);
  return tags.status === 200 ? ['organizationAdmin'] : ['readRepositories'];
}

/**
 * Whether every token's owner is a superuser, and the tokens say so. Tells an administrator by what
 * right the registry is read; where it cannot be asked, the organizations' own administrator is assumed.
 */
export async function ownedBySuperusers(client: QuayClient): Promise<boolean> {
  for (const token of new Set(client.target.organizations.map(({ authToken }) => authToken))) {
    const me = await callApi(client, token, '/user/').catch(notTold);
    if (me?.status !== 200 || me.jsonOrNull(userSchema)?.super_user !== true) return false;
  }
  return true;
}

function notTold(error: unknown): null {
  if (error instanceof RegistryError) return null;
  throw error;
}
