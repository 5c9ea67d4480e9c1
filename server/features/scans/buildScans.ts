import type { Logger } from 'pino';
import type { ConnectorOf } from '../../connectors/connectors.ts';
import type { Database } from '../../db/database.ts';
import type { ImageListRepository } from '../../query/images/imageListRepository.ts';
import { createOpenScans } from '../../query/images/openScans.ts';
import type { SecretBox } from '../../secrets/secretBox.ts';
import { findingsOf } from '../../store/buildRisks/readFindings.ts';
import type { RegistryRepository } from '../../store/registryRepository.ts';
import { comparedFindings } from './comparison/comparedFindings.ts';
import { comparisonActions } from './comparison/comparisonActions.ts';
import { cycleActions } from './cycles/cycleActions.ts';
import { createCycleRepository } from './cycles/cycleRepository.ts';
import { CycleScheduler } from './cycles/cycleScheduler.ts';
import { type ImageDetailActionsOptions, imageDetailActions } from './details/imageDetailActions.ts';
import { createImageDetailRepository } from './details/imageDetailRepository.ts';
import { createFactsRepository } from './facts/factsRepository.ts';
import type { ImageRecord } from './imageRef.ts';
import { RegistryAccesses } from './registryAccess.ts';
import { ReportFetch } from './reports/reportFetch.ts';
import { ReportImport } from './reports/reportImport.ts';
import { createReportRepository } from './reports/reportRepository.ts';
import { TopVulnerabilities } from './reports/topVulnerabilities.ts';
import { createTopVulnerabilityRepository } from './reports/topVulnerabilityRepository.ts';
import { vulnerabilityActions } from './reports/vulnerabilityActions.ts';
import { createVulnerabilityRepository } from './reports/vulnerabilityRepository.ts';
import { vulnerabilityRecord } from './reports/vulnerabilityView.ts';
import { ScanEngine } from './tasks/scanEngine.ts';
import { createScanQueueRepository } from './tasks/scanQueueRepository.ts';
import { scanTaskActions } from './tasks/scanTaskActions.ts';
import { createScanTaskListRepository } from './tasks/scanTaskListRepository.ts';
import { createScanTaskRepository } from './tasks/scanTaskRepository.ts';
import { ScanTaskService } from './tasks/scanTaskService.ts';
import { createScanTaskList } from './tasks/scanTaskView.ts';
import { scopeConditions } from './tasks/scopeConditions.ts';

export interface ScansDependencies {
  readonly database: Database;
  readonly registries: RegistryRepository;
  readonly images: ImageListRepository;
  readonly connectorOf: ConnectorOf;
  readonly secrets: SecretBox;
  readonly baseOf: ImageDetailActionsOptions['baseOf'];
  readonly intakeTurnOf: ImageDetailActionsOptions['intakeTurnOf'];
  readonly now: () => number;
  readonly log: Logger;
  /** Hears that somebody looks at an image. */
  readonly onOpened: (image: ImageRecord) => void;
}

/** Puts together all that has to do with scans and vulnerabilities; starts nothing. */
export function buildScans(dependencies: ScansDependencies) {
  const { database, registries, images, connectorOf, secrets, baseOf, intakeTurnOf, now, log, onOpened } = dependencies;
  const accesses = new RegistryAccesses(registries, connectorOf, secrets);
  const reports = createReportRepository(database, now);
  const counting = new TopVulnerabilities(database, now, log);
  const changed = () => counting.changed();
  const facts = createFactsRepository(database, now);
  const fetch = new ReportFetch({ accesses, reports, facts, onStored: changed });
  const importing = new ReportImport({ database, registries, accesses, fetch, facts, now, log });

  const openScans = createOpenScans(database);
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
    fetch,
    now,
    log,
    onScanned: changed,
  });
  const service = new ScanTaskService(tasks, taskLists, engine);
  const cycles = createCycleRepository(database);
  const scheduler = new CycleScheduler({ cycles, service, now, log });

  const vulnerabilities = createVulnerabilityRepository(database);
  const top = createTopVulnerabilityRepository(database);
  const details = createImageDetailRepository(database, now);
  const parts = [counting, importing, engine, scheduler];
  return {
    openScans,
    exportedVulnerabilities: {
      ...vulnerabilities,
      records: async (...of: Parameters<typeof vulnerabilities.rowsOf>) =>
        (await vulnerabilities.rowsOf(...of)).map(vulnerabilityRecord),
    },
    /** A listing has ended. */
    listed: (registryId: number) => void importing.listed(registryId),
    /** Images have gone or come: what is counted is out of date. */
    imagesChanged: changed,
    taskList: createScanTaskList(taskLists, now),
    handlers: {
      ...vulnerabilityActions({ vulnerabilities, top, reports, fetch, openScans, now }),
      ...imageDetailActions({ details, reports, openScans, baseOf, intakeTurnOf, onOpened }),
      ...comparisonActions({
        details,
        reports,
        openScans,
        findingsOf: comparedFindings(database),
        risksOf: (image) => findingsOf(database, image),
      }),
      ...scanTaskActions(service, taskLists),
      ...cycleActions({ cycles, service, now }),
    },
    start(): void {
      for (const part of parts) part.start();
    },
    /** Stops everything where it is; the next start goes on there. */
    async stop(): Promise<void> {
      await Promise.all([...parts.map((part) => part.stop()), fetch.stop()]);
    },
  };
}
