import { pageInfo } from '../../domain/paging.ts';
import type { ActionHandlers } from '../../domain/requestContext.ts';

export function baseActions(): Pick<ActionHandlers, 'DescribeBaseImages'> {
  return {
    async DescribeBaseImages(request) {
      return {
        BaseImages: [],
        PageInfo: pageInfo(request, 0, 0),
        BasedImages: 0,
        TakenInImages: 0,
        Counting: false,
      };
    },
  };
}
