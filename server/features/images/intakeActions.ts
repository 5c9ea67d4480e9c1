import type { ActionHandlers } from '../../domain/access/requestContext.ts';
import type { ImageListRepository } from '../../query/images/imageListRepository.ts';

/** A page is asked for where all of a list is meant. */
const anyPage = { CurrentPage: 1, PageSize: 1, CountLimit: 1 };

/** Has images taken in before all others; how many different ones that are not yet. */
type TakeInFirst = (imageIds: readonly number[]) => Promise<number>;

export function intakeActions(
  images: Pick<ImageListRepository, 'ids' | 'named'>,
  takeInFirst: TakeInFirst,
): Pick<ActionHandlers, 'TakeInFirst'> {
  return {
    async TakeInFirst({ Uuids, ...filter }, context) {
      const named = Uuids?.split(',').map((uuid) => uuid.trim());
      const ids =
        named === undefined
          ? await images.ids(context, { ...filter, ...anyPage })
          : (await images.named(context, named)).rows.map(({ id }) => id);
      return { Data: { Count: await takeInFirst(ids) } };
    },
  };
}
