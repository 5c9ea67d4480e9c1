import { isAtLeast, type Role } from './access/roles.ts';
import type { ActionName } from './actions.ts';

/**
 * Who may do what: the least role that an action takes, on every door. Administrators connect registries and decide who comes in;
 * operators synchronize, scan and handle risks; viewers look, and keep their own account and access keys. Which registries somebody sees
 * is told apart: an operator or viewer may be limited to some, and then nothing else of the product is there for them.
 */
export const leastRole = {
  AddPrivateRegistry: 'administrator',
  PageImageRegistry: 'viewer',
  ModifyImageRegistry: 'administrator',
  ListImageRegistryExtra: 'administrator',
  ListPrivateRegistryType: 'viewer',
  ListImageRegistryRegion: 'viewer',
  DeletePrivateRegistry: 'administrator',
  PauseImageRegistry: 'administrator',
  ResumeImageRegistry: 'administrator',
  RemoveMissingImages: 'administrator',
  AddAcrAccount: 'administrator',
  ModifyAcrAccount: 'administrator',
  CreateRegistryDiagnosis: 'administrator',
  CreateAcrDiagnosis: 'administrator',
  DescribeRegistryDiagnosis: 'administrator',
  CancelRegistryDiagnosis: 'administrator',
  DescribeLocalAddress: 'administrator',

  RefreshContainerAssets: 'operator',
  TakeInFirst: 'operator',
  DescribeOnceTaskLeafRecordPage: 'viewer',

  DescribeImageStatistics: 'viewer',
  DescribeImageRiskLevelStatistic: 'viewer',
  DescribeCountScannedImage: 'viewer',
  DescribeCountNotScannedImage: 'viewer',
  DescribeImageRepoDetailList: 'viewer',
  DescribeImageInstances: 'viewer',
  DescribeImageCriteria: 'viewer',
  DescribeImageRepoCriteria: 'viewer',
  DescribeImageDetail: 'viewer',
  DescribeBaseImages: 'viewer',
  DescribeImageComparison: 'viewer',
  DescribeVanishedImages: 'viewer',
  DescribeImageVulList: 'viewer',
  DescribeTopVulnerabilities: 'viewer',
  ExportImages: 'viewer',
  ExportRepositories: 'viewer',
  ExportVulnerabilities: 'viewer',
  ExportBuildRisks: 'viewer',
  DescribeExport: 'viewer',

  DescribeImageBuildRiskList: 'viewer',
  DescribeImageListByBuildRisk: 'viewer',
  DescribeImageBuildRiskByKey: 'viewer',
  SetImageBuildRiskStatus: 'operator',
  DescribeImageSensitiveFileList: 'viewer',
  DescribeImageSensitiveFileByKey: 'viewer',
  DescribeImageListBySensitiveFile: 'viewer',
  SetImageSensitiveFileStatus: 'operator',

  PublicPreCheckImageScanTask: 'operator',
  PublicCreateImageScanTask: 'operator',
  CancelImageScanTask: 'operator',
  DescribeImageLatestScanTask: 'viewer',
  CreateCycleTask: 'administrator',
  ModifyCycleTask: 'administrator',
  DescribeCycleTaskList: 'viewer',
  GetRegistryScanDayNum: 'viewer',
  SetRegistryScanDayNum: 'administrator',

  DescribeAuditLog: 'administrator',
  ExportAuditLog: 'administrator',

  CreateAccessKey: 'viewer',
  ListAccessKeys: 'viewer',
  ModifyAccessKey: 'viewer',
  RotateAccessKey: 'viewer',
  DeleteAccessKey: 'viewer',
  DescribeAccount: 'viewer',
  ChangePassword: 'viewer',
  ListSessions: 'viewer',
  EndSessions: 'viewer',
  CreateSecondStep: 'viewer',
  ConfirmSecondStep: 'viewer',
  RemoveSecondStep: 'viewer',

  ListUsers: 'administrator',
  CreateUser: 'administrator',
  ModifyUser: 'administrator',
  CreatePasswordLink: 'administrator',
  EndUserSessions: 'administrator',
  DeleteUser: 'administrator',
} as const satisfies Readonly<Record<ActionName, Role>>;

export function mayDo(role: Role, action: ActionName): boolean {
  return isAtLeast(role, leastRole[action]);
}
