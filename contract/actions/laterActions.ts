import * as accessKeys from '../access/accessKeys.ts';
import * as account from '../access/account.ts';
import * as audit from '../access/audit.ts';
import * as users from '../access/users.ts';
import * as bases from '../images/bases.ts';
import * as buildRiskLists from '../images/buildRiskLists.ts';
import * as comparison from '../images/comparison.ts';
import * as exports from '../images/exports.ts';
import * as imageDetails from '../images/imageDetails.ts';
import * as intake from '../images/intake.ts';
import * as sensitiveFiles from '../images/sensitiveFiles.ts';
import * as vulnerabilities from '../images/vulnerabilities.ts';
import * as acrAccounts from '../kinds/acrAccounts.ts';
import * as decisions from '../registries/decisions.ts';
import * as diagnosis from '../registries/diagnosis.ts';
import * as scanCycles from '../scans/scanCycles.ts';
import * as scans from '../scans/scans.ts';

/** Actions of what somebody opens: drawers, forms, further pages; and of scripts. The console loads them once one is asked for. */
export const laterActions = {
  DeletePrivateRegistry: decisions.deletePrivateRegistry,
  PauseImageRegistry: decisions.pauseImageRegistry,
  ResumeImageRegistry: decisions.resumeImageRegistry,
  RemoveMissingImages: decisions.removeMissingImages,
  AddAcrAccount: acrAccounts.addAcrAccount,
  ModifyAcrAccount: acrAccounts.modifyAcrAccount,
  CreateRegistryDiagnosis: diagnosis.createRegistryDiagnosis,
  CreateAcrDiagnosis: diagnosis.createAcrDiagnosis,
  DescribeRegistryDiagnosis: diagnosis.describeRegistryDiagnosis,
  CancelRegistryDiagnosis: diagnosis.cancelRegistryDiagnosis,
  DescribeLocalAddress: diagnosis.describeLocalAddress,
  TakeInFirst: intake.takeInFirst,
  DescribeImageDetail: imageDetails.describeImageDetail,
  DescribeBaseImages: bases.describeBaseImages,
  DescribeImageComparison: comparison.describeImageComparison,
  DescribeVanishedImages: imageDetails.describeVanishedImages,
  DescribeImageVulList: vulnerabilities.describeImageVulList,
  DescribeTopVulnerabilities: vulnerabilities.describeTopVulnerabilities,
  DescribeImageBuildRiskList: buildRiskLists.describeImageBuildRiskList,
  DescribeImageListByBuildRisk: buildRiskLists.describeImageListByBuildRisk,
  DescribeImageBuildRiskByKey: buildRiskLists.describeImageBuildRiskByKey,
  SetImageBuildRiskStatus: buildRiskLists.setImageBuildRiskStatus,
  DescribeImageSensitiveFileList: sensitiveFiles.describeImageSensitiveFileList,
  DescribeImageSensitiveFileByKey: sensitiveFiles.describeImageSensitiveFileByKey,
  DescribeImageListBySensitiveFile: sensitiveFiles.describeImageListBySensitiveFile,
  SetImageSensitiveFileStatus: sensitiveFiles.setImageSensitiveFileStatus,
  PublicPreCheckImageScanTask: scans.publicPreCheckImageScanTask,
  PublicCreateImageScanTask: scans.publicCreateImageScanTask,
  CancelImageScanTask: scans.cancelImageScanTask,
  DescribeImageLatestScanTask: scans.describeImageLatestScanTask,
  ExportImages: exports.exportImages,
  ExportRepositories: exports.exportRepositories,
  ExportVulnerabilities: exports.exportVulnerabilities,
  ExportBuildRisks: exports.exportBuildRisks,
  DescribeExport: exports.describeExport,
  CreateCycleTask: scanCycles.createCycleTask,
  ModifyCycleTask: scanCycles.modifyCycleTask,
  DescribeCycleTaskList: scanCycles.describeCycleTaskList,
  GetRegistryScanDayNum: scanCycles.getRegistryScanDayNum,
  SetRegistryScanDayNum: scanCycles.setRegistryScanDayNum,
  CreateAccessKey: accessKeys.createAccessKey,
  ListAccessKeys: accessKeys.listAccessKeys,
  ModifyAccessKey: accessKeys.modifyAccessKey,
  RotateAccessKey: accessKeys.rotateAccessKey,
  DeleteAccessKey: accessKeys.deleteAccessKey,
  DescribeAuditLog: audit.describeAuditLog,
  ExportAuditLog: audit.exportAuditLog,
  ListUsers: users.listUsers,
  CreateUser: users.createUser,
  ModifyUser: users.modifyUser,
  CreatePasswordLink: users.createPasswordLink,
  EndUserSessions: users.endUserSessions,
  DeleteUser: users.deleteUser,
  DescribeAccount: account.describeAccount,
  ChangePassword: account.changePassword,
  ListSessions: account.listSessions,
  EndSessions: account.endSessions,
  CreateSecondStep: account.createSecondStep,
  ConfirmSecondStep: account.confirmSecondStep,
  RemoveSecondStep: account.removeSecondStep,
} as const;
