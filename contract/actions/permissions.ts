import { isAtLeast, type Role } from '../access/roles.ts';
import type { ActionName } from './actions.ts';

/**
 * Who may do what: the least role that an action takes, on every door. Viewers look, and keep their own account and access keys;
 * operators synchronize, scan and handle risks too; administrators connect registries and decide who comes in. Which registries somebody sees
 * is told apart: an operator or viewer may be limited to some, and then nothing else of the product is there for them.
 */

const viewers = [
  'ChangePassword',
  'ConfirmSecondStep',
  'CreateAccessKey',
  'CreateSecondStep',
  'DeleteAccessKey',
  'DescribeAccount',
  'DescribeBaseImages',
  'DescribeCountNotScannedImage',
  'DescribeCountScannedImage',
  'DescribeCycleTaskList',
  'DescribeExport',
  'DescribeImageBuildRiskByKey',
  'DescribeImageBuildRiskList',
  'DescribeImageComparison',
  'DescribeImageCriteria',
  'DescribeImageDetail',
  'DescribeImageInstances',
  'DescribeImageLatestScanTask',
  'DescribeImageListByBuildRisk',
  'DescribeImageListBySensitiveFile',
  'DescribeImageRepoCriteria',
  'DescribeImageRepoDetailList',
  'DescribeImageRiskLevelStatistic',
  'DescribeImageSensitiveFileByKey',
  'DescribeImageSensitiveFileList',
  'DescribeImageStatistics',
  'DescribeImageVulList',
  'DescribeOnceTaskLeafRecordPage',
  'DescribeTopVulnerabilities',
  'DescribeVanishedImages',
  'EndSessions',
  'ExportBuildRisks',
  'ExportImages',
  'ExportRepositories',
  'ExportVulnerabilities',
  'GetRegistryScanDayNum',
  'ListAccessKeys',
  'ListImageRegistryRegion',
  'ListPrivateRegistryType',
  'ListSessions',
  'ModifyAccessKey',
  'PageImageRegistry',
  'RemoveSecondStep',
  'RotateAccessKey',
] as const satisfies readonly ActionName[];

const operators = [
  'CancelImageScanTask',
  'PublicCreateImageScanTask',
  'PublicPreCheckImageScanTask',
  'RefreshContainerAssets',
  'SetImageBuildRiskStatus',
  'SetImageSensitiveFileStatus',
  'TakeInFirst',
] as const satisfies readonly ActionName[];

/** What stands in neither list above takes an administrator too: the console need not load this one. */
const administrators = [
  'AddAcrAccount',
  'AddPrivateRegistry',
  'CancelRegistryDiagnosis',
  'CreateAcrDiagnosis',
  'CreateCycleTask',
  'CreatePasswordLink',
  'CreateRegistryDiagnosis',
  'CreateUser',
  'DeletePrivateRegistry',
  'DeleteUser',
  'DescribeAuditLog',
  'DescribeLocalAddress',
  'DescribeRegistryDiagnosis',
  'EndUserSessions',
  'ExportAuditLog',
  'ListImageRegistryExtra',
  'ListUsers',
  'ModifyAcrAccount',
  'ModifyCycleTask',
  'ModifyImageRegistry',
  'ModifyUser',
  'PauseImageRegistry',
  'RemoveMissingImages',
  'ResumeImageRegistry',
  'SetRegistryScanDayNum',
] as const satisfies readonly ActionName[];

/** What somebody may do who sees some registries alone. */
export type LimitedAction = (typeof viewers | typeof operators)[number];
type ListedAction = LimitedAction | (typeof administrators)[number];

/** Takes what stands in a list: an action that was forgotten does not compile where it is asked for by any name. */
export function leastRoleOf(action: ListedAction): Role {
  const listed: readonly [Role, readonly ActionName[]][] = [
    ['viewer', viewers],
    ['operator', operators],
  ];
  return listed.find(([, actions]) => actions.includes(action))?.[0] ?? 'administrator';
}

export function mayDo(role: Role, action: ActionName): boolean {
  return isAtLeast(role, leastRoleOf(action));
}
