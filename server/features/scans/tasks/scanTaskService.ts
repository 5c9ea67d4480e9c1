import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import { repositoryPath } from '#contract/repositoryPath.ts';
import type { ScanTrigger } from '../../../db/tables/scanTables.ts';
import { sees, type Visibility } from '../../../domain/access/visibility.ts';
import { ActionError } from '../../../domain/actionError.ts';
import { nameOf } from '../../../store/imageRef.ts';
import type { ScanEngine } from '../queue/scanEngine.ts';
import type { ScanTaskRepository } from '../queue/scanTaskRepository.ts';
import type { ScanTask } from '../queue/scanTaskStatements.ts';
import type { ScanScope } from '../scope/scanScope.ts';
import type { ScanTaskListRepository } from './scanTaskListRepository.ts';

export type Opened = { readonly task: ScanTask; readonly created: boolean } | 'nothingToScan';

interface ScanSubject {
  /** Of whom has it scanned: what is outside is no part of it. */
  readonly visibility: Visibility;
  readonly scope: ScanScope;
  readonly trigger: ScanTrigger;
  readonly cycle?: { readonly id: number; readonly name: string };
}

/** Opens scan tasks and ends them early. */
export class ScanTaskService {
  readonly #tasks: ScanTaskRepository;
  readonly #list: ScanTaskListRepository;
  readonly #engine: Pick<ScanEngine, 'wake'>;

  constructor(tasks: ScanTaskRepository, list: ScanTaskListRepository, engine: Pick<ScanEngine, 'wake'>) {
    this.#tasks = tasks;
    this.#list = list;
    this.#engine = engine;
  }

  async count(visibility: Visibility, scope: ScanScope) {
    const counts = await this.#list.countIn(visibility, scope);
    const open = counts.filter(({ blocked }) => blocked === 0);
    const sum = (rows: typeof counts) => rows.reduce((whole, { images }) => whole + images, 0);
    return {
      registryIds: open.map(({ id }) => id),
      byType: [...Map.groupBy(open, ({ type }) => type)].map(([type, rows]) => ({ type, images: sum(rows) })),
      scannable: sum(open),
      blocked: sum(counts.filter(({ blocked }) => blocked === 1)),
    };
  }

  async open({ visibility, scope: asked, trigger, cycle }: ScanSubject): Promise<Opened> {
    const { registryIds, scannable, blocked } = await this.count(visibility, asked);
    if (scannable === 0) return 'nothingToScan';
    const scope = withinSeen(asked, visibility);
    const { target, targetType } = await this.#describe(visibility, scope, scannable + blocked);
    const opened = await this.#tasks.open({
      center: visibility.center,
      registryIds,
      trigger,
      cycleId: cycle?.id ?? null,
      scope: JSON.stringify(scope),
      target: cycle?.name ?? target,
      targetType,
    });
    this.#engine.wake();
    return opened;
  }

  /** What has ended stays as it ended. Throws NotFound; NoPermission.Registries where it has images too that are not seen. */
  async cancel(visibility: Visibility, { TaskId }: ParsedRequestOf<'CancelImageScanTask'>): Promise<void> {
    const task = await this.#list.find(visibility, Number(TaskId));
    if (task === undefined) throw ActionError.of('NotFound');
    if (task.is_whole === 0) throw ActionError.of('NoPermission.Registries');
    await this.#tasks.cancel(task.id);
    this.#engine.wake();
  }

  /** What a task is called: its one image or repository; '' where its scope says more. */
  async #describe(visibility: Visibility, scope: ScanScope, images: number) {
    const [repositoryId, another] = scope.repositoryIds ?? [];
    if (repositoryId !== undefined && another === undefined) {
      const repository = await this.#list.repositoryNamed(visibility, repositoryId);
      const target = repository === undefined ? '' : repositoryPath(repository.namespace, repository.name);
      return { target, targetType: 'IMAGE_REPO' as const };
    }
    const image = images === 1 ? await this.#list.anImage(visibility, scope) : undefined;
    return { target: image === undefined ? '' : nameOf(image), targetType: 'IMAGE' as const };
  }
}

/** It is worked off behind the page, by then for nobody in particular. */
function withinSeen(scope: ScanScope, visibility: Visibility): ScanScope {
  const { registries } = visibility;
  if (registries === 'all') return scope;
  const registryIds = scope.registryIds?.filter((id) => sees(visibility, id)) ?? [...registries];
  return { ...scope, registryIds };
}
