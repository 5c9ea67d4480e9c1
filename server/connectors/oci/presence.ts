import { repositoryPath } from '#contract/repositoryPath.ts';
import { pullScope } from '../distribution/access.ts';
import { saysUnknown } from '../distribution/errorFormat.ts';
import type { RegistryResponse } from '../http/answer/registryResponse.ts';
import type { Missing, Presence } from '../port.ts';
import { ask, type OciClient } from './ask.ts';
import { digestOf, getManifest } from './manifests.ts';

/** Whether an image or a repository that a list lacks is gone, in the words of the API. A tag that is on another digest is: that one is another image. */
export async function presenceOf(client: OciClient, missing: Missing): Promise<Presence> {
  switch (missing.kind) {
    case 'image': {
      const response = await getManifest(client, missing.repository, missing.tag);
      if (response.status === 200) return digestOf(response) === missing.digest ? 'there' : 'gone';
      return goneOrUnknown(response);
    }
    case 'repository': {
      const { namespace, name } = missing.repository;
      const path = repositoryPath(namespace, name);
      const response = await ask(client, `/v2/${path}/tags/list`, { scope: pullScope(path) });
      return response.status === 200 ? 'there' : goneOrUnknown(response);
    }
    case 'part':
      return 'unknown';
  }
}

function goneOrUnknown(response: RegistryResponse): Presence {
  return saysUnknown(response) ? 'gone' : 'unknown';
}
