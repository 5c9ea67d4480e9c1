import type { ParsedRequestOf } from '#contract/actions.ts';
import type { Center } from '#contract/center.ts';
import { repositoryPath } from '#contract/repositoryPath.ts';
import type { ScanTrigger } from '../../../db/scanTables.ts';
import { nameOf } from '../imageRef.ts';
import type { ScanEngine } from './scanEngine.ts';
import type { ScanScope } from './scanScope.ts';
import type { ScanTaskListRepository } from './scanTaskListRepository.ts';
import type { ScanTaskRepository } from './scanTaskRepository.ts';
import type { ScanTask } from './scanTaskStatements.ts';

export type Opened = { readonly task: ScanTask; readonly created: boolean } | 'nothingToScan';

export interface ScanSubject {
  readonly center: Center;
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

  async count(center: Center, scope: ScanScope) {
    const counts = await this.#list.countIn(center, scope);
    const byType = counts.filter(({ blocked }) => blocked === 0);
    const sum = (rows: typeof counts) => rows.reduce((whole, { images }) => whole + images, 0);
    return { byType, scannable: sum(byType), blocked: sum(counts.filter(({ blocked }) => blocked === 1)) };
  }

  async open({ center, scope, trigger, cycle }: ScanSubject): Promise<Opened> {
    const { scannable, blocked } = await this.count(center, scope);
    if (scannable === 0) return 'nothingToScan';
    const { target, targetType } = await this.#describe(center, scope, scannable + blocked);
    const opened = await this.#tasks.open({
      center,
      trigger,
      cycleId: cycle?.id ?? null,
      scope: JSON.stringify(scope),
      target: cycle?.name ?? target,
      targetType,
    });
    this.#engine.wake();
    return opened;
  }

  /** False where the task is of another data centre, or unknown. What has ended stays as it ended. */
  async cancel(center: Center, { TaskId }: ParsedRequestOf<'CancelImageScanTask'>): Promise<boolean> {
    const task = await this.#list.findIn(center, Number(TaskId));
    if (task === undefined) return false;
    await this.#tasks.cancel(task.id);
    this.#engine.wake();
    return true;
  }

  /** What a task is called: its one image or repository; '' where its scope says more. */
  async #describe(center: Center, scope: ScanScope, images: number) {
    const [repositoryId, another] = scope.repositoryIds ?? [];
    if (repositoryId !== undefined && another === undefined) {
      const repository = await this.#list.repositoryNamed(center, repositoryId);
      const target = repository === undefined ? '' : repositoryPath(repository.namespace, repository.name);
      return { target, targetType: 'IMAGE_REPO' as const };
    }
    const image = images === 1 ? await this.#list.anImage(center, scope) : undefined;
    return { target: image === undefined ? '' : nameOf(image), targetType: 'IMAGE' as const };
  }
}
