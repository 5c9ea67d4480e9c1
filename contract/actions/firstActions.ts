import * as criteria from '../images/criteria.ts';
import * as images from '../images/images.ts';
import * as registries from '../registries/registries.ts';
import * as tasks from '../tasks.ts';

/** Actions that the console's first page asks for, and what is defined beside them. */
export const firstActions = {
  AddPrivateRegistry: registries.addPrivateRegistry,
  PageImageRegistry: registries.pageImageRegistry,
  ModifyImageRegistry: registries.modifyImageRegistry,
  ListImageRegistryExtra: registries.listImageRegistryExtra,
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
} as const;
