import { type IntakeState, intakeStates, isFinalBlock, type ScanStatus } from '#contract/enums.ts';
import { toldFailure } from '#contract/failures/advice.ts';
import type { ImageRow } from '#contract/images/images.ts';
import type { Translate } from '#contract/translation.ts';
import { riskLevelOf, riskRank } from '../../domain/risk/risk.ts';
import { mediumBits, type RiskBits, worstLevel } from '../../domain/risk/riskBits.ts';
import { storedFailure } from '../../domain/storedFailure.ts';
import { endpointsOf, registryUrl } from '../registryAddress.ts';
import { baseImage, inheritedCount } from './baseView.ts';
import type { ImageListRow } from './imageListRepository.ts';

const timeText = (ms: number) => (ms === 0 ? '' : String(ms));

/** Of a scan that is under way nobody knows more than whether the registry was asked. */
const progressOf: Partial<Record<ScanStatus, number>> = { START_RUN: 50, SUCCESS: 100 };

/**
 * A stored image under the cloud's names; `openScan` is how a scan of it that we run stands. Alarms are the cloud agent's: there are
 * none here.
 */
export function imageRow(image: ImageListRow, translate: Translate, openScan?: ScanStatus): ImageRow {
  const scanStatus = openScan ?? image.scan_status ?? undefined;
  const buildRisks = openRisksOf(image);
  const atRisk = image.risk_rank >= riskRank.low ? 'YES' : 'NO';
  return {
    Uuid: image.uuid,
    InstanceId: String(image.registry_id),
    ImageId: image.digest,
    RepoId: String(image.repository_id),
    RepoName: image.repository_name,
    RepoNamespace: image.namespace,
    RepoType: 'PRIVATE',
    RegionId: image.region_id,
    RegistryType: image.registry_type,
    Tag: image.tag,
    Digest: image.digest,
    ImageSize: image.size === null ? '' : String(image.size),
    ImageCreate: timeText(image.created_at),
    ImageUpdate: timeText(image.updated_at),
    Endpoints: endpointsOf(image),
    Status: 'NORMAL',
    Deployed: 0,
    VulCount: image.vulnerabilities,
    AlarmCount: 0,
    HcCount: buildRisks.count,
    VulStatus: atRisk,
    AlarmStatus: 'NO',
    HcStatus: (buildRisks.bits & mediumBits) === 0 ? 'NO' : 'YES',
    RiskStatus: atRisk,
    ScaProgress: scanStatus === undefined ? 0 : (progressOf[scanStatus] ?? 0),
    ScaStatus: scanStatus,
    LastScanTime: image.scanned_at ?? undefined,
    RiskLevel: riskLevelOf(image.risk_rank),
    VulCountBySeverity: {
      Critical: image.critical,
      High: image.high,
      Medium: image.medium,
      Low: image.low,
      Unknown: image.unknown,
    },
    RegistryId: image.registry_id,
    RegistryName: image.registry_name,
    Platforms: JSON.parse(image.platforms),
    // A scan that is under way tries whether the block still holds.
    ScanBlocked: (openScan === undefined || isFinalBlock(image.scan_blocked) ? image.scan_blocked : null) ?? undefined,
    RegistryUrl: registryUrl(image, image.repository_name),
    ...intakeOf(image, translate),
    ...(image.intake_state === takenIn
      ? { BuildRiskCount: buildRisks.count, BuildRiskLevel: worstLevel(buildRisks.bits) ?? 'none' }
      : {}),
    // No push is listed in the millisecond that it is made in.
    ImageUpdateIsFirstSeen: image.updated_at === image.first_seen_at,
    NotListedSince: image.not_listed_since ?? undefined,
    BaseImage: baseImage(image),
    InheritedVulCount: inheritedCount(image),
  };
}

const takenIn = intakeStates.indexOf('DONE');

/** Build risks that nobody has decided about, and how many findings of them there are. */
function openRisksOf(image: ImageListRow): { bits: RiskBits; count: number } {
  const bits = image.found_risks & ~image.ignored_risks & ~image.false_risks;
  const counts: readonly number[] = JSON.parse(image.risk_counts ?? '[]');
  return { bits, count: counts.reduce((sum, count, place) => sum + ((bits >> place) & 1) * count, 0) };
}

/** How its intake stands; a digest that failed before and is tried again waits, and is not said to have failed. */
function intakeOf(
  image: ImageListRow,
  translate: Translate,
): Pick<ImageRow, 'IntakeState' | 'IntakeTime' | 'IntakeError'> {
  const state: IntakeState = intakeStates[image.intake_state];
  const failure = state === 'FAILED' ? storedFailure(image.intake_failure) : undefined;
  return {
    IntakeState: state,
    IntakeTime: state === 'DONE' ? (image.intake_at ?? undefined) : undefined,
    IntakeError: failure && { ...toldFailure(failure, translate), NextTry: image.intake_next_try_at ?? undefined },
  };
}
