import { success } from '#contract/images/buildRiskLists.ts';
import { ActionError } from '../../domain/actionError.ts';
import { pageInfo } from '../../domain/paging.ts';
import type { ActionHandlers } from '../../domain/requestContext.ts';

type BuildRiskActions =
  | 'DescribeImageBuildRiskList'
  | 'DescribeImageListByBuildRisk'
  | 'DescribeImageBuildRiskByKey'
  | 'SetImageBuildRiskStatus'
  | 'DescribeImageSensitiveFileList'
  | 'DescribeImageSensitiveFileByKey'
  | 'DescribeImageListBySensitiveFile'
  | 'SetImageSensitiveFileStatus';

/** No image is known to have a risk yet. */
export function buildRiskActions(): Pick<ActionHandlers, BuildRiskActions> {
  const none = (request: { CurrentPage: number; PageSize: number }) => ({
    ...success,
    Data: { List: [], PageInfo: pageInfo(request, 0, 0) },
  });
  const noFile = (request: { CurrentPage: number; PageSize: number }) => ({
    ...success,
    HttpStatusCode: 200 as const,
    PageInfo: pageInfo(request, 0, 0),
  });
  return {
    async DescribeImageBuildRiskList(request) {
      return none(request);
    },
    async DescribeImageListByBuildRisk(request) {
      return none(request);
    },
    async DescribeImageBuildRiskByKey(request) {
      return none(request);
    },
    async SetImageBuildRiskStatus() {
      throw ActionError.of('NotFound');
    },
    async DescribeImageSensitiveFileList(request) {
      return { ...noFile(request), SensitiveFileList: [] };
    },
    async DescribeImageSensitiveFileByKey(request) {
      return { ...noFile(request), SensitiveFileList: [] };
    },
    async DescribeImageListBySensitiveFile(request) {
      return { ...noFile(request), ImageInfos: [] };
    },
    async SetImageSensitiveFileStatus() {
      throw ActionError.of('NotFound');
    },
  };
}
