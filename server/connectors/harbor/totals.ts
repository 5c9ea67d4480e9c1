import type { DeclaredTotals } from '../port.ts';
import type { Account } from './account.ts';
import { type Conversation, fetchList } from './client.ts';
import { statisticsSchema } from './schemas.ts';

/**
 * What Harbor says it holds in all. Only a system admin is told: everybody else reads 0, which must
 * not pass for an empty registry.
 */
export async function declaredTotals(conversation: Conversation, account: Account): Promise<DeclaredTotals> {
  if (account !== 'admin') return { namespaces: null, repositories: null };
  const response = await fetchList(conversation, conversation.api.statistics);
  const statistics = response.json(statisticsSchema);
  return { namespaces: statistics.total_project_count, repositories: statistics.total_repo_count };
}
