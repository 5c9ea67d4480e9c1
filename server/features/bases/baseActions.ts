import type { ActionHandlers } from '../../domain/access/requestContext.ts';
import { pageInfo } from '../../domain/paging.ts';
import type { BaseListRepository } from './baseListRepository.ts';
import { baseRow } from './baseView.ts';

/** What the list of bases is made of. */
interface BaseActionsOptions {
  readonly bases: BaseListRepository;
  /** Whether images came, went or moved that are not counted yet. */
  readonly isCounting: () => Promise<boolean>;
}

export function baseActions({ bases, isCounting }: BaseActionsOptions): Pick<ActionHandlers, 'DescribeBaseImages'> {
  return {
    async DescribeBaseImages(request, context) {
      const [rows, total, known, counting] = await Promise.all([
        bases.page(context, request),
        bases.count(context, request),
        bases.known(context),
        isCounting(),
      ]);
      return {
        BaseImages: rows.map(baseRow),
        PageInfo: pageInfo(request, rows.length, total),
        BasedImages: known.based,
        TakenInImages: known.takenIn,
        Counting: counting,
      };
    },
  };
}
