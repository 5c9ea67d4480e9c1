import type * as z from 'zod/mini';
import * as accessKeys from './accessKeys.ts';
import * as bases from './images/bases.ts';
import * as buildRiskLists from './images/buildRiskLists.ts';
import * as comparison from './images/comparison.ts';
import * as criteria from './images/criteria.ts';
import * as exports from './images/exports.ts';
import * as imageDetails from './images/imageDetails.ts';
import * as images from './images/images.ts';
import * as intake from './images/intake.ts';
import * as sensitiveFiles from './images/sensitiveFiles.ts';
import * as vulnerabilities from './images/vulnerabilities.ts';
import * as acrAccounts from './kinds/acrAccounts.ts';
import * as decisions from './registries/decisions.ts';
import * as diagnosis from './registries/diagnosis.ts';
import * as registries from './registries/registries.ts';
import * as scanCycles from './scans/scanCycles.ts';
import * as scans from './scans/scans.ts';
import * as tasks from './tasks.ts';

/**
 * The table of actions (SAS 2018-12-03). From it come the browser's typed client, the server's
 * exhaustive handler map and the tests' typed mocks.
 */
export const actions = {
  AddPrivateRegistry: registries.addPrivateRegistry,
  PageImageRegistry: registries.pageImageRegistry,
  ModifyImageRegistry: registries.modifyImageRegistry,
  DeletePrivateRegistry: decisions.deletePrivateRegistry,
  PauseImageRegistry: decisions.pauseImageRegistry,
  ResumeImageRegistry: decisions.resumeImageRegistry,
  RemoveMissingImages: decisions.removeMissingImages,
  AddAcrAccount: acrAccounts.addAcrAccount,
  ModifyAcrAccount: acrAccounts.modifyAcrAccount,
  ListImageRegistryExtra: registries.listImageRegistryExtra,
  CreateRegistryDiagnosis: diagnosis.createRegistryDiagnosis,
  CreateAcrDiagnosis: diagnosis.createAcrDiagnosis,
  DescribeRegistryDiagnosis: diagnosis.describeRegistryDiagnosis,
  CancelRegistryDiagnosis: diagnosis.cancelRegistryDiagnosis,
  DescribeLocalAddress: diagnosis.describeLocalAddress,
  ListPrivateRegistryType: registries.listPrivateRegistryType,
  ListImageRegistryRegion: registries.listImageRegistryRegion,
  RefreshContainerAssets: tasks.refreshContainerAssets,
  DescribeOnceTaskLeafRecordPage: tasks.describeOnceTaskLeafRecordPage,
  DescribeImageStatistics: images.describeImageStatistics,
  DescribeImageRiskLevelStatistic: images.describeImageRiskLevelStatistic,
  DescribeCountScannedImage: images.describeCountScannedImage,
  DescribeCountNotScannedImage: images.describeCountNotScannedImage,
  DescribeImageRepoDetailList: images.describeImageRepoDetailList,
  DescribeImageInstances: images.describeImageInstances,
  DescribeImageCriteria: criteria.describeImageCriteria,
  DescribeImageRepoCriteria: criteria.describeImageRepoCriteria,
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
} as const;

export type ActionName = keyof typeof actions;
export const actionNames = Object.keys(actions) as readonly ActionName[];

/** What a caller sends. */
export type RequestOf<Name extends ActionName> = z.input<(typeof actions)[Name]['request']>;
/** What a handler gets: parsed, with defaults. */
export type ParsedRequestOf<Name extends ActionName> = z.output<(typeof actions)[Name]['request']>;
/** What a caller gets. */
export type ResponseOf<Name extends ActionName> = z.output<(typeof actions)[Name]['response']>;
/** What a handler answers; the server adds the `RequestId`. */
export type AnswerOf<Name extends ActionName> = Omit<ResponseOf<Name>, 'RequestId'>;

export function isActionName(name: string): name is ActionName {
  return Object.hasOwn(actions, name);
}
