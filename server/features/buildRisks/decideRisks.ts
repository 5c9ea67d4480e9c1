import { type AcceptanceScope, acceptanceScopes, type RiskStatus } from '#contract/images/buildRiskLists.ts';
import type { BuildRiskKey } from '#contract/images/buildRisks.ts';
import type { Database } from '../../db/database.ts';
import { isSeen } from '../../db/isSeen.ts';
import type { RequestContext } from '../../domain/access/requestContext.ts';
import { ActionError } from '../../domain/actionError.ts';
import { accept, takeBack } from '../../store/acceptances/acceptances.ts';
import { markRepositories, showDecisions } from '../../store/buildRisks/decidedRisks.ts';

/** What somebody decides about a build risk. */
interface RiskDecision {
  readonly imageUuids: string;
  readonly key: BuildRiskKey;
  readonly status: RiskStatus;
  readonly scope: AcceptanceScope;
  readonly reason: string;
}

const mostImages = 200;

/**
 * Decides about a build risk of images: at once where these images alone are meant, else behind the page. Returns the decision's id,
 * 0 where one was taken back. Throws NotFound, IllegalParam, NoPermission.Registries.
 */
export async function decideRisk(
  database: Database,
  { center, registries, userName }: Pick<RequestContext, 'center' | 'registries' | 'userName'>,
  now: number,
  { imageUuids, key, status, scope, reason }: RiskDecision,
): Promise<number> {
  const uuids = [...new Set(imageUuids.split(',').map((uuid) => uuid.trim()))].filter((uuid) => uuid !== '');
  if (uuids.length > mostImages) throw ActionError.illegalParam({ path: ['ImageUuids'], message: 'tooLong' });
  const images = await database.write
    .selectFrom('images')
    .select(['id', 'repository_id'])
    .where('uuid', 'in', uuids)
    .where('center', '=', center)
    .where(isSeen('registry_id', registries))
    .execute();
  if (images.length < uuids.length || images.length === 0) throw ActionError.of('NotFound');
  // It would say something of images that this person does not know of.
  if (scope === 'everywhere' && registries !== 'all') throw ActionError.of('NoPermission.Registries');
  const place = acceptanceScopes.indexOf(scope) as 0 | 1 | 2;
  const decision = {
    center,
    kind: 'buildRisk',
    subject: key,
    scope: place,
    reason,
    userName,
    at: now,
  } as const;

  return database.write.transaction().execute(async (transaction) => {
    let id = 0;
    if (status === 0) {
      // What a wider decision says cannot be taken back for a part of it.
      if ((await takeBack(transaction, decision, images)) === 0) {
        throw ActionError.illegalParam({ path: ['Scope'], message: 'option' });
      }
    } else {
      id = await accept(transaction, { ...decision, status }, images);
    }
    const imageIds = images.map((image) => image.id);
    const repositoryIds = images.map(({ repository_id }) => repository_id);
    await showDecisions(transaction, imageIds);
    if (scope === 'repository') await markRepositories(transaction, { repositoryIds });
    if (scope === 'everywhere') await markRepositories(transaction, { center });
    return id;
  });
}
