import type { Logger } from 'pino';
import { AuditChain } from './audit/auditChain.ts';
import { createAuditLog } from './audit/auditLog.ts';
import { auditStreamTo } from './audit/auditStream.ts';
import { subjectReaders } from './audit/subjects/subjects.ts';
import { buildAccess } from './buildAccess.ts';
import { connectorsOver } from './connectors/connectors.ts';
import { type AddressPolicy, judgeAddress } from './connectors/http/connection/addressPolicy.ts';
import type { LookUp } from './connectors/http/connection/resolveAddress.ts';
import type { HttpLimits } from './connectors/http/httpLimits.ts';
import { createRegistryHttp } from './connectors/http/registryHttp.ts';
import { createWebFetch, type WebFetchLimits } from './connectors/http/webFetch.ts';
import type { Database } from './db/database.ts';
import type { IdentityProvider } from './domain/access/identityProvider.ts';
import type { ActionHandlers } from './domain/access/requestContext.ts';
import { auditActions } from './features/audit/auditActions.ts';
import { createAuditRepository } from './features/audit/auditRepository.ts';
import { auditView } from './features/audit/auditView.ts';
import { baseActions } from './features/bases/baseActions.ts';
import { BaseCounter } from './features/bases/baseCounter.ts';
import { createBaseListRepository } from './features/bases/baseListRepository.ts';
import { isAnythingDue } from './features/bases/dueWork.ts';
import { imageBase } from './features/bases/imageBase.ts';
import { buildRiskActions } from './features/buildRisks/buildRiskActions.ts';
import { DecisionPropagator } from './features/buildRisks/decisionPropagator.ts';
import { exportedRisks } from './features/buildRisks/exportedRisks.ts';
import { sensitiveFileActions } from './features/buildRisks/sensitiveFileActions.ts';
import { diagnosisActions } from './features/diagnosis/diagnosisActions.ts';
import { DiagnosisService } from './features/diagnosis/diagnosisService.ts';
import { exportActions } from './features/exports/exportActions.ts';
import { ExportDesk } from './features/exports/exportDesk.ts';
import { createCriteriaRepository } from './features/images/criteriaRepository.ts';
import { imageActions } from './features/images/imageActions.ts';
import { intakeActions } from './features/images/intakeActions.ts';
import { buildRegistries } from './features/registries/buildRegistries.ts';
import { buildReports } from './features/reports/buildReports.ts';
import { buildScans } from './features/scans/buildScans.ts';
import { createSyncTaskRepository } from './features/tasks/syncTaskRepository.ts';
import { createSyncTaskList } from './features/tasks/syncTaskView.ts';
import { taskActions } from './features/tasks/taskActions.ts';
import { type PruneAudit, Sweeper } from './housekeeping/sweeper.ts';
import { createApp } from './http/app.ts';
import type { ConnectionLimits } from './http/bounds/connections.ts';
import type { RequestRates } from './http/bounds/rateLimit.ts';
import type { BodyLimits } from './http/bounds/requestBody.ts';
import { Inspection } from './inspection/inspection.ts';
import { createImageListRepository } from './query/images/imageListRepository.ts';
import { createOpenScans } from './query/images/openScans.ts';
import { createRepositoryListRepository } from './query/repositories/repositoryListRepository.ts';
import { RegistryAccesses } from './registryAccess/registryAccess.ts';
import { derivedKey } from './secrets/derivedKey.ts';
import type { SecretBox } from './secrets/secretBox.ts';
import { createRegistryRepository } from './store/registryRepository.ts';
import { buildSync } from './sync/buildSync.ts';
import { intakeTurn } from './sync/intake/intakeTurn.ts';

/** All that a server depends on; tests hand in their own. */
export interface ServerDependencies extends AddressPolicy {
  readonly database: Database;
  /** Seals and opens what must never be shown. */
  readonly secrets: SecretBox;
  /** What keys for other purposes are derived from, 32 bytes. */
  readonly derivationRoot: Buffer;
  /** The data folder's; names the session cookie. */
  readonly dataId: string;
  /** Null where nobody is asked for one. */
  readonly setupCode: string | null;
  readonly allowedHosts: readonly string[];
  /** Proxies that are believed from where a request came, addresses and ranges. */
  readonly trustedProxies: readonly string[];
  readonly publicUrl: URL | undefined;
  readonly identityProvider: IdentityProvider | undefined;
  readonly consoleRoot: string;
  /** Where entries of the audit log go as JSON lines beside the database: `stdout`, or a file. */
  readonly auditLog?: string | undefined;
  readonly log: Logger;
  /** DNS: a hint in diagnoses, and the way to ACR, whose endpoints are named only. A registry with an IP never depends on it. */
  readonly lookUp: LookUp;
  /** Other limits towards registries than the usual ones. */
  readonly httpLimits?: Partial<HttpLimits>;
  /** The same towards the identity provider. */
  readonly providerLimits?: Partial<WebFetchLimits>;
  /** How long saving a registry waits for it to be proven, ms; other than usual. */
  readonly verifyMs?: number;
  /** Other limits towards callers than the usual ones. */
  readonly connectionLimits?: Partial<ConnectionLimits>;
  readonly bodyLimits?: Partial<BodyLimits>;
  readonly requestRates?: Partial<RequestRates>;
  readonly now: () => number;
  readonly random: () => number;
}

/** Puts the parts together; opens nothing and starts nothing. */
export function buildServer({ database, secrets, allowLoopback, log, now, random, ...options }: ServerDependencies) {
  const addressPolicy: AddressPolicy = { allowLoopback, nat64Prefixes: options.nat64Prefixes ?? [] };
  const http = createRegistryHttp({
    ...addressPolicy,
    limits: options.httpLimits ?? {},
    lookUp: options.lookUp,
    log: (call) => log.debug(call, 'registry call'),
  });
  const connectorOf = connectorsOver(http);

  const registries = createRegistryRepository(database);
  const inspection = new Inspection();
  const sync = buildSync({
    database,
    registries,
    connectorOf,
    inspect: inspection.inspect,
    secrets,
    now,
    random,
    log,
    onListed: (registryId) => reports.listed(registryId),
  });

  const images = createImageListRepository(database);
  const openScans = createOpenScans(database);
  const accesses = new RegistryAccesses(registries, connectorOf, secrets);
  const shared = { database, accesses, now, log };
  const reports = buildReports({
    ...shared,
    ...{ registries, openScans },
    baseOf: (visibility, image, content) => imageBase(database, visibility, image, content),
    intakeTurnOf: (image) => intakeTurn(database, now(), image),
    onOpened: (image) => sync.opened(image.registry_id, image.digest),
  });
  const scans = buildScans({ ...shared, images, fetchReport: reports.fetch, onScanned: reports.imagesChanged });
  const baseCounter = new BaseCounter(database, log);
  const auditChain = new AuditChain(
    database,
    derivedKey(options.derivationRoot, 'audit log'),
    now,
    log,
    auditStreamTo(options.auditLog, log),
  );
  const pruneAudit: PruneAudit = (...call) => auditChain.prune(...call);
  const sweeper = new Sweeper(database, pruneAudit, now, log, reports.imagesChanged);

  const mayDial = (ip: string) => judgeAddress(ip, addressPolicy) === 'allowed';
  const diagnoses = new DiagnosisService({ connectorOf, lookUp: options.lookUp, now, log });
  const { removal, diagnosisTargets, ...connected } = buildRegistries({
    ...{ database, registries, connectorOf, diagnoses, secrets, sync, log, now },
    rules: { mayDial },
    verifyMs: options.verifyMs,
  });
  const webFetch = createWebFetch({ ...addressPolicy, lookUp: options.lookUp, limits: options.providerLimits });
  const access = buildAccess({ ...options, database, secrets, fetch: webFetch, log, now });
  const { administrator, passwords, singleSignOn } = access;

  const repositories = createRepositoryListRepository(database);
  const auditEntries = createAuditRepository(database);
  const exportDesk = new ExportDesk(now);
  const decisionPropagator = new DecisionPropagator(database, log);
  const riskOptions = { database, images, onDecided: () => decisionPropagator.changed(), now };
  const handlers: ActionHandlers = {
    ...connected.handlers,
    ...diagnosisActions(diagnoses, diagnosisTargets, mayDial),
    ...imageActions(images, repositories, createCriteriaRepository(database), openScans),
    ...intakeActions(images, (imageIds) => sync.takeInFirst(imageIds)),
    ...buildRiskActions(riskOptions),
    ...sensitiveFileActions(riskOptions),
    ...baseActions({ bases: createBaseListRepository(database), isCounting: () => isAnythingDue(database) }),
    ...exportActions({
      desk: exportDesk,
      images,
      repositories,
      vulnerabilities: reports.exportedVulnerabilities,
      buildRisks: exportedRisks(database, images, now),
      auditEntries: {
        ids: auditEntries.ids,
        rowsOf: async (ids) => (await auditEntries.rowsOf(ids)).map(auditView),
      },
      openScans,
    }),
    ...taskActions({
      syncTasks: createSyncTaskList(createSyncTaskRepository(database), now),
      scanTasks: scans.taskList,
      registries,
      sync,
    }),
    ...reports.handlers,
    ...scans.handlers,
    ...auditActions(auditEntries),
    ...access.handlers,
  };
  const audit = createAuditLog({ chain: auditChain, database, subjects: subjectReaders, now, log });
  const app = createApp({
    handlers,
    exportDesk,
    sessions: access.sessions,
    signIns: access.signIns,
    singleSignOn: singleSignOn?.service ?? null,
    accessKeys: access.accessKeys,
    audit,
    log,
    now,
    allowedHosts: options.allowedHosts,
    trustedProxies: options.trustedProxies,
    publicUrl: options.publicUrl,
    dataId: options.dataId,
    bodyLimits: options.bodyLimits,
    requestRates: options.requestRates,
    consoleRoot: options.consoleRoot,
  });
  return {
    app,
    administrator,
    passwords,
    webFetch,
    identityProvider: singleSignOn?.client ?? null,
    ...{
      audit,
      auditChain,
      decisionPropagator,
      inspection,
      sync,
      removal,
      reports,
      scans,
      baseCounter,
      sweeper,
      diagnoses,
    },
  };
}
