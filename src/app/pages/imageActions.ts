import type { ActionName } from '#contract/actions.ts';

/** What shows images: lists, the counts on the cards, and one image in full. */
export const imageActions: readonly ActionName[] = [
  'DescribeImageInstances',
  'DescribeImageRepoDetailList',
  'DescribeImageStatistics',
  'DescribeImageRiskLevelStatistic',
  'DescribeCountScannedImage',
  'DescribeCountNotScannedImage',
  'DescribeImageDetail',
  'DescribeImageVulList',
];
