import { type Doubt, showsMissing, storedDoubts } from '#contract/failures/doubts.ts';
import type { ListedRepository } from '../../connectors/port.ts';
import type { Database } from '../../db/database.ts';
import type { RemovalJob } from './removalJob.ts';

/**
 * How much the list proves that something would stand in. `whole`: that what it lacks twice is gone. `readable`: that what it
 * lacks may be asked for by itself. `nothing`: it failed, or does not show all that it holds.
 */
type Proof = 'whole' | 'readable' | 'nothing';

/** A stored repository that a listing lacks, or lacks images of. */
export interface MissingRepository extends ListedRepository {
  readonly id: number;
  readonly part: string;
  /** What lacks them: the list of the repository's images, of the part's repositories, or of the registry's parts. */
  readonly missingIn: 'repository' | 'part' | 'registry';
  readonly proof: Proof;
  /** How many of its images were not listed; those that somebody keeps are left out. */
  readonly images: number;
}

function proofOf(doubts: readonly Doubt[]): Proof {
  if (doubts.length === 0) return 'whole';
  return doubts.every(showsMissing) ? 'readable' : 'nothing';
}

/** All that the run did not see of what is stored, and how much that proves. */
export async function missingRepositories(job: RemovalJob): Promise<MissingRepository[]> {
  const { run, database, connector } = job;
  const lists = await partLists(database, run.id);
  const stored = await storedRepositories(job);
  return stored.map(({ id, namespace, name, state, doubts, images }) => {
    const part = connector.partOf(namespace);
    const whereMissing = () => {
      if (state === 'listed') return { missingIn: 'repository', proof: proofOf(storedDoubts(doubts ?? '[]')) } as const;
      if (state === 'failed' || state === 'pending') return { missingIn: 'repository', proof: 'nothing' } as const;
      const list = lists.parts.get(part);
      // Gone when it was to be read: its part has listed it a moment ago.
      if (state === 'gone') return { missingIn: 'part', proof: 'readable' } as const;
      if (list !== undefined) return { missingIn: 'part', proof: list } as const;
      return { missingIn: 'registry', proof: lists.registry } as const;
    };
    return { id, namespace, name, part, images, ...whereMissing() };
  });
}

/** What the lists of repositories prove: each part's, and that of the parts. */
async function partLists(database: Database, runId: number): Promise<{ parts: Map<string, Proof>; registry: Proof }> {
  const run = await database.write
    .selectFrom('sync_runs')
    .select('doubts')
    .where('id', '=', runId)
    .executeTakeFirstOrThrow();
  const parts = await database.write
    .selectFrom('sync_run_parts')
    .select(['part', 'failure', 'doubts'])
    .where('run_id', '=', runId)
    .execute();
  return {
    parts: new Map(
      parts.map(({ part, failure, doubts }) => [part, failure === null ? proofOf(storedDoubts(doubts)) : 'nothing']),
    ),
    registry: proofOf(storedDoubts(run.doubts)),
  };
}

/** Those with images that the run did not list, and where the whole registry was listed those too that it did not see at all. */
function storedRepositories({ run, database }: RemovalJob) {
  // Behind the page: all images of the registry are looked through once.
  const unlisted = database.background
    .selectFrom('images')
    .select((select) => ['repository_id', select.fn.countAll<number>().as('images')])
    .where('registry_id', '=', run.registry_id)
    .where('listed_run', '<>', run.id)
    .where('missing_kept', '=', 0)
    .$if(run.repository_id !== null, (query) => query.where('repository_id', '=', run.repository_id))
    .groupBy('repository_id')
    .as('unlisted');
  return database.background
    .selectFrom('repositories')
    .leftJoin(unlisted, 'unlisted.repository_id', 'repositories.id')
    .leftJoin('sync_run_repositories as listed', (join) =>
      join
        .onRef('listed.namespace', '=', 'repositories.namespace')
        .onRef('listed.name', '=', 'repositories.name')
        .on('listed.run_id', '=', run.id),
    )
    .select((select) => [
      'repositories.id',
      'repositories.namespace',
      'repositories.name',
      'listed.state',
      'listed.doubts',
      select.fn.coalesce('unlisted.images', select.val(0)).as('images'),
    ])
    .where('repositories.registry_id', '=', run.registry_id)
    .where((where) =>
      run.repository_id === null
        ? where.or([where('repositories.listed_run', '<>', run.id), where('unlisted.images', '>', 0)])
        : where('unlisted.images', '>', 0),
    )
    .execute();
}
