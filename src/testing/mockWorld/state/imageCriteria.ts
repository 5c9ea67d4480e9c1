import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import type { Center } from '#contract/center.ts';
import {
  intakeStates,
  type RiskLevel,
  registryStates,
  riskLevels,
  type ScanState,
  scanStates,
  yesNo,
} from '#contract/enums.ts';
import { baseReference } from '#contract/images/baseImage.ts';
import { countedRiskKeys } from '#contract/images/buildRisks.ts';
import type { ImageCriteriaName } from '#contract/images/criteria.ts';
import type { ImageRow, ImageSortKey } from '#contract/images/images.ts';
import { registryTypes } from '#contract/kinds/registryTypes.ts';
import { findingsOf } from '../content/reports.ts';
import { contains, equals, filterRows, type Matcher, type SortValue } from './listing.ts';
import { matchesRegistryState } from './matchesRegistryState.ts';
import { hasOpenRisk, hasOpenSecret } from './riskDecisions.ts';
import { currentImages } from './scanState.ts';
import type { World } from './world.ts';

export const riskRank: Record<RiskLevel, number> = { high: 3, medium: 2, low: 1, none: 0, unknown: -1 };

/** Criteria that are about more than an image's row. */
type WorldCriterion = 'registryState' | 'secretStatus' | 'buildRisk';

/** What each criterion of the image list means, as the server has it. */
const imageMatchers: Record<Exclude<ImageCriteriaName, WorldCriterion>, Matcher<ImageRow>> = {
  repoPath: contains((row) => `${row.RepoNamespace}/${row.RepoName}`),
  repoName: contains((row) => row.RepoName),
  repoNamespace: contains((row) => row.RepoNamespace),
  tag: contains((row) => row.Tag),
  digest: contains((row) => row.Digest),
  imageId: contains((row) => row.ImageId),
  repoId: equals((row) => row.RepoId),
  instanceId: equals((row) => row.InstanceId),
  regionId: equals((row) => row.RegionId),
  registryType: equals((row) => row.RegistryType),
  riskLevel: equals((row) => row.RiskLevel),
  riskStatus: equals((row) => row.RiskStatus),
  vulStatus: equals((row) => row.VulStatus),
  alarmStatus: equals((row) => row.AlarmStatus),
  hcStatus: equals((row) => row.HcStatus),
  scanStatus: equals(scanStateOf),
  intakeState: equals((row) => row.IntakeState),
  notListed: equals((row) => (row.NotListedSince === undefined ? 'NO' : 'YES')),
  baseImage: (row, value) => {
    const base = row.BaseImage;
    if (base === undefined) return false;
    const name = baseReference(base);
    return value === name || value === `${name}@${base.Digest}`;
  },
  baseInstanceId: (row, value) => String(row.BaseImage?.RegistryId) === value,
  baseOutdated: (row, value) => row.BaseImage !== undefined && row.BaseImage.Outdated === (value === 'YES'),
  cve: (row, value) => findingsOf(row).some(({ name }) => name === value),
};

/** What the image list shows with a filter. */
export function listedImages(
  world: World,
  center: Center,
  {
    Criteria = [],
    LogicalExp,
    Scanned,
  }: Pick<ParsedRequestOf<'DescribeImageInstances'>, 'Criteria' | 'LogicalExp' | 'Scanned'>,
): readonly ImageRow[] {
  const scanned = currentImages(world, center).filter(
    (row) => Scanned === undefined || (row.RiskLevel !== 'unknown') === Scanned,
  );
  return filterRows(scanned, Criteria, LogicalExp, {
    ...imageMatchers,
    registryState: matchesRegistryState(world, center),
    secretStatus: equals((row) => (hasOpenSecret(world, center, row) ? 'YES' : 'NO')),
    buildRisk: (row, value) => hasOpenRisk(world, center, row, value),
  });
}

export const imageSorts: Record<ImageSortKey, (row: ImageRow) => SortValue> = {
  ImageUpdate: (row) => Number(row.ImageUpdate),
  ImageCreate: (row) => Number(row.ImageCreate),
  ImageSize: (row) => Number(row.ImageSize),
  RepoName: (row) => row.RepoName,
  RiskLevel: (row) => riskRank[row.RiskLevel],
  VulCount: (row) => row.VulCount,
  LastScanTime: (row) => row.LastScanTime ?? -1,
};

/** The values of the criteria that are chosen, not typed. */
export const chosenValues: Partial<Record<ImageCriteriaName, readonly string[]>> = {
  registryType: registryTypes,
  registryState: registryStates,
  riskLevel: riskLevels,
  riskStatus: yesNo,
  vulStatus: yesNo,
  alarmStatus: yesNo,
  hcStatus: yesNo,
  secretStatus: yesNo,
  buildRisk: countedRiskKeys,
  scanStatus: scanStates,
  intakeState: intakeStates,
  notListed: yesNo,
  baseOutdated: yesNo,
};

function scanStateOf(row: ImageRow): ScanState {
  if (row.ScanBlocked !== undefined) return 'BLOCKED';
  if (row.ScaStatus === undefined) return row.LastScanTime === undefined ? 'NOT_SCANNED' : 'SCANNED';
  if (row.ScaStatus === 'SUCCESS') return 'SCANNED';
  if (row.ScaStatus === 'STOPPED') return 'STOPPED';
  return row.ScaStatus === 'FAIL' || row.ScaStatus === 'TIMEOUT' ? 'FAILED' : 'SCANNING';
}
