import type { Logger } from 'pino';
import type { Database } from '../../db/database.ts';
import type { OpenScans } from '../../query/images/openScans.ts';
import type { RegistryAccesses } from '../../registryAccess/registryAccess.ts';
import { findingsOf } from '../../store/buildRisks/readFindings.ts';
import type { ImageRecord } from '../../store/imageRef.ts';
import type { RegistryRepository } from '../../store/registryRepository.ts';
import { comparedFindings } from './comparison/comparedFindings.ts';
import { comparisonActions } from './comparison/comparisonActions.ts';
import { type ImageDetailActionsOptions, imageDetailActions } from './details/imageDetailActions.ts';
import { createImageDetailRepository } from './details/imageDetailRepository.ts';
import { createFactsRepository } from './import/factsRepository.ts';
import { ReportFetch } from './import/reportFetch.ts';
import { ReportImport } from './import/reportImport.ts';
import { createReportRepository } from './reportRepository.ts';
import { TopVulnerabilities } from './vulnerabilities/topVulnerabilities.ts';
import { createTopVulnerabilityRepository } from './vulnerabilities/topVulnerabilityRepository.ts';
import { vulnerabilityActions } from './vulnerabilities/vulnerabilityActions.ts';
import { createVulnerabilityRepository } from './vulnerabilities/vulnerabilityRepository.ts';
import { vulnerabilityRecord } from './vulnerabilities/vulnerabilityView.ts';

interface ReportsDependencies extends Pick<ImageDetailActionsOptions, 'baseOf' | 'intakeTurnOf' | 'onOpened'> {
  readonly database: Database;
  readonly registries: RegistryRepository;
  readonly accesses: RegistryAccesses;
  readonly openScans: OpenScans;
  readonly now: () => number;
  readonly log: Logger;
}

/** Puts together all that reads scanners' reports and shows what is known of an image; starts nothing. */
export function buildReports(dependencies: ReportsDependencies) {
  const { database, registries, accesses, openScans, baseOf, intakeTurnOf, onOpened, now, log } = dependencies;
  const reports = createReportRepository(database, now);
  const counting = new TopVulnerabilities(database, now, log);
  const changed = () => counting.changed();
  const facts = createFactsRepository(database, now);
  const fetch = new ReportFetch({ accesses, reports, facts, onStored: changed });
  const importing = new ReportImport({ database, registries, accesses, fetch, facts, now, log });
  const vulnerabilities = createVulnerabilityRepository(database);
  const top = createTopVulnerabilityRepository(database);
  const details = createImageDetailRepository(database, now);
  return {
    exportedVulnerabilities: {
      ...vulnerabilities,
      records: async (...of: Parameters<typeof vulnerabilities.rowsOf>) =>
        (await vulnerabilities.rowsOf(...of)).map(vulnerabilityRecord),
    },
    /** A listing has ended. */
    listed: (registryId: number) => void importing.listed(registryId),
    /** Images were rated anew, have gone or come: what is counted is out of date. */
    imagesChanged: changed,
    fetch: (image: ImageRecord, signal: AbortSignal) => fetch.fetch(image, signal),
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
    },
    start(): void {
      counting.start();
      importing.start();
    },
    /** Stops everything where it is; the next start goes on there. */
    async stop(): Promise<void> {
      await Promise.all([counting.stop(), importing.stop(), fetch.stop()]);
    },
  };
}
