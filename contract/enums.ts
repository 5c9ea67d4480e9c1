import * as z from 'zod/mini';

/** Values on the wire of SAS 2018-12-03, as the official SDK 9.3.3 sends and expects them. */

/** V1 is 1.x.x, V2 is 2.x.x and later. Without a meaning for Quay. */
export const registryVersions = ['V1', 'V2'] as const;
export const registryVersionSchema = z.enum(registryVersions);
export type RegistryVersion = z.infer<typeof registryVersionSchema>;

export const protocolType = { http: 1, https: 2 } as const;
export const protocolTypeSchema = z.union([z.literal(1), z.literal(2)]);
export type ProtocolType = z.infer<typeof protocolTypeSchema>;
/** The port where none is given. */
export const defaultPort: Record<ProtocolType, number> = { 1: 80, 2: 443 };

export const netType = { internet: 1, vpc: 2 } as const;
export const netTypeSchema = z.union([z.literal(1), z.literal(2)]);
export type NetType = z.infer<typeof netTypeSchema>;

export const assetTypes = ['IMAGE', 'CONTAINER'] as const;
export const yesNo = ['YES', 'NO'] as const;
export const yesNoSchema = z.enum(yesNo);

/** Ours: how a connected registry is doing. `removing`: it is deleted, its images still go. */
export const registryStates = ['verified', 'unverified', 'syncing', 'paused', 'failing', 'removing'] as const;
export const registryStateSchema = z.enum(registryStates);
export type RegistryState = z.infer<typeof registryStateSchema>;

/** Ours: how a part of a registry stands that is reached by a secret of its own. `unverified`: it is yet to be proven that the secret reads it. */
const partStates = ['verified', 'unverified', 'failing'] as const;
export const partStateSchema = z.enum(partStates);
export type PartState = z.infer<typeof partStateSchema>;

/**
 * Risk of one image row: any critical or high vulnerability makes it high, else any medium makes it
 * medium, else any other low; none found is none; an image that was never scanned is unknown and is
 * never shown as safe.
 */
export const riskLevels = ['high', 'medium', 'low', 'none', 'unknown'] as const;
export const riskLevelSchema = z.enum(riskLevels);
export type RiskLevel = z.infer<typeof riskLevelSchema>;
/** The cloud's `ImageRiskLevel`; an unknown risk has no number there. */
export const imageRiskLevelNumber: Record<Exclude<RiskLevel, 'unknown'>, string> = {
  high: '3',
  medium: '2',
  low: '1',
  none: '0',
};

export const severities = ['critical', 'high', 'medium', 'low', 'unknown'] as const;
export const severitySchema = z.enum(severities);
export type Severity = z.infer<typeof severitySchema>;

const scanStatuses = [
  'INIT',
  'START',
  'MESSAGE_SEND',
  'START_RUN',
  'DOWNLOAD',
  'PRE_ANALYZER',
  'PRE_ANALYZER_SUCCESS',
  'WEB_SHELL_ANALYZER',
  'CVE_ANALYZER',
  'BIN_ANALYZER',
  'OTHER_ANALYZER',
  'SUCCESS',
  'FAIL',
  'TIMEOUT',
  /** Ours: somebody stopped the scan in the registry. */
  'STOPPED',
] as const;
export const scanStatusSchema = z.enum(scanStatuses);
export type ScanStatus = z.infer<typeof scanStatusSchema>;

/** Ours: where an image stands with the scanner, the values of the criterion `scanStatus`, their order stored. `BLOCKED`: it cannot be scanned; `STOPPED`: somebody stopped its last scan. */
export const scanStates = ['NOT_SCANNED', 'SCANNED', 'SCANNING', 'FAILED', 'BLOCKED', 'STOPPED'] as const;
const scanStateSchema = z.enum(scanStates);
export type ScanState = z.infer<typeof scanStateSchema>;

/**
 * Ours: why an image cannot be scanned. `acrPersonal`: Container Registry scans Enterprise images only; `unsupported`: the
 * registry's scanner does not look at images of this kind; `tooLarge`: nor at layers of this size; `noScanner`: a registry of
 * this kind has none.
 */
export const scanBlocks = ['acrPersonal', 'unsupported', 'tooLarge', 'noScanner'] as const;
export const scanBlockSchema = z.enum(scanBlocks);
export type ScanBlock = z.infer<typeof scanBlockSchema>;

/** Blocks that nothing lifts. With any other a scan may be tried again, as after the registry got another scanner. */
export function isFinalBlock(block: ScanBlock | null | undefined): boolean {
  return block === 'acrPersonal' || block === 'noScanner';
}

const taskTypes = ['IMAGE_REGISTRY_PULL', 'IMAGE_SCAN'] as const;
export const taskTypeSchema = z.enum(taskTypes);
export const taskTargetTypes = ['IMAGE_REPO', 'IMAGE'] as const;
/** The cloud's four, then ours. */
export const taskStatuses = ['INIT', 'START', 'SUCCESS', 'TIMEOUT', 'FAIL', 'PAUSED', 'CANCELLED'] as const;
export const taskStatusSchema = z.enum(taskStatuses);
export type TaskStatus = z.infer<typeof taskStatusSchema>;
/** Of a task that waits or runs. */
export const openTaskStatuses = ['INIT', 'START'] as const satisfies readonly TaskStatus[];

export const sortOrders = ['asc', 'desc'] as const;
export const sortOrderSchema = z.enum(sortOrders);
export type SortOrder = z.infer<typeof sortOrderSchema>;

/** Ours: how one stage of a diagnosis stands. `skipped`: it does not apply, as TLS over plain HTTP, or was never reached. */
const stageStatuses = ['waiting', 'running', 'passed', 'failed', 'skipped'] as const;
export const stageStatusSchema = z.enum(stageStatuses);
export type StageStatus = z.infer<typeof stageStatusSchema>;

const diagnosisStatuses = ['running', 'passed', 'failed', 'cancelled'] as const;
export const diagnosisStatusSchema = z.enum(diagnosisStatuses);
export type DiagnosisStatus = z.infer<typeof diagnosisStatusSchema>;

/** Ours: whether an image was looked into, which the speed limit paces. Their order is stored. `FAILED`: it could not be read, and why is told. */
export const intakeStates = ['WAITING', 'DONE', 'FAILED'] as const;
export const intakeStateSchema = z.enum(intakeStates);
export type IntakeState = z.infer<typeof intakeStateSchema>;

/** What a synchronization is at: it ends with the listing. */
export const syncPhaseSchema = z.enum(['listing']);
