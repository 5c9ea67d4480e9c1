import type { Logger } from 'pino';
import type { Database } from '../../db/database.ts';
import type { ImageListRepository } from '../../query/images/imageListRepository.ts';
import type { RegistryAccesses } from '../../registryAccess/registryAccess.ts';
import { cycleActions } from './cycles/cycleActions.ts';
import { createCycleRepository } from './cycles/cycleRepository.ts';
import { CycleScheduler } from './cycles/cycleScheduler.ts';
import type { FetchReport } from './queue/registryScans.ts';
import { ScanEngine } from './queue/scanEngine.ts';
import { createScanQueueRepository } from './queue/scanQueueRepository.ts';
import { createScanTaskRepository } from './queue/scanTaskRepository.ts';
import { scopeConditions } from './scope/scopeConditions.ts';
import { scanTaskActions } from './tasks/scanTaskActions.ts';
import { createScanTaskListRepository } from './tasks/scanTaskListRepository.ts';
import { ScanTaskService } from './tasks/scanTaskService.ts';
import { createScanTaskList } from './tasks/scanTaskView.ts';

interface ScansDependencies {
  readonly database: Database;
  readonly images: ImageListRepository;
  readonly accesses: RegistryAccesses;
  readonly fetchReport: FetchReport;
  /** Hears that images were rated anew. */
  readonly onScanned: () => void;
  readonly now: () => number;
  readonly log: Logger;
}

/** Puts together all that has registries scan images; starts nothing. */
export function buildScans({ database, images, accesses, fetchReport, onScanned, now, log }: ScansDependencies) {
  const tasks = createScanTaskRepository(database, now);
  const queue = createScanQueueRepository(database, now);
  const conditionsOf = scopeConditions(images);
  const taskLists = createScanTaskListRepository(database, images, conditionsOf);
  const engine = new ScanEngine({
    database,
    conditionsOf,
    accesses,
    tasks,
    queue,
    fetchReport,
    now,
    log,
    onScanned,
  });
  const service = new ScanTaskService(tasks, taskLists, engine);
  const cycles = createCycleRepository(database);
  const scheduler = new CycleScheduler({ cycles, service, now, log });
  return {
    taskList: createScanTaskList(taskLists, now),
    handlers: { ...scanTaskActions(service, taskLists), ...cycleActions({ cycles, service, now }) },
    start(): void {
      engine.start();
      scheduler.start();
    },
    /** Stops everything where it is; the next start goes on there. */
    async stop(): Promise<void> {
      await Promise.all([engine.stop(), scheduler.stop()]);
    },
  };
}
