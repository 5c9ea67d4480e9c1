import * as z from 'zod/mini';
import { type SortOrder, sortOrders } from '#contract/enums.ts';
import { limits } from '#contract/limits.ts';
import { pageParams, readFind, writePageParams } from '../../../../ui/urlState/pageParams.ts';
import { type UrlCodec, useListUrlState } from '../../../../ui/urlState/useListUrlState.ts';
import { withParams } from '../../../../ui/urlState/useUrlParams.ts';
import { type LayerSortKey, layerSortKeys, imageDrawerParams as named } from '../../links/imageLink.ts';

/** What of the inside of the open image is shown; it lives in the URL. */
interface ContentState {
  /** The platform that was chosen, by name or digest; null for the one that is shown by itself. */
  readonly platform: string | null;
  readonly layerFind: string;
  /** Whether steps that made no layer stand among those that did. */
  readonly allSteps: boolean;
  readonly configFind: string;
  /** Of the layers; null is their own order. */
  readonly sort: { readonly key: LayerSortKey; readonly order: SortOrder } | null;
  readonly page: number;
  readonly size: number;
}

const sortParam = z.enum(layerSortKeys);
const orderParam = z.enum(sortOrders);
const parameters = z.object({
  sort: z.catch(z.nullable(sortParam), null),
  order: z.catch(orderParam, 'desc'),
  ...pageParams,
});

function parse(params: URLSearchParams): ContentState {
  const { sort, order, page, size } = parameters.parse({
    sort: params.get(named.layerSort),
    order: params.get(named.layerOrder),
    page: params.get(named.layerPage),
    size: params.get(named.layerSize),
  });
  return {
    platform: params.get(named.platform)?.slice(0, limits.text.platform) || null,
    layerFind: readFind(params, named.layerFind),
    allSteps: params.get(named.allSteps) === 'true',
    configFind: readFind(params, named.configFind),
    sort: sort === null ? null : { key: sort, order },
    page,
    size,
  };
}

function write(params: URLSearchParams, state: ContentState): URLSearchParams {
  const { page, size } = writePageParams(state);
  return withParams(params, {
    [named.platform]: state.platform,
    [named.layerFind]: state.layerFind === '' ? null : state.layerFind,
    [named.allSteps]: state.allSteps ? 'true' : null,
    [named.configFind]: state.configFind === '' ? null : state.configFind,
    [named.layerSort]: state.sort?.key ?? null,
    [named.layerOrder]: state.sort?.order ?? null,
    [named.layerPage]: page,
    [named.layerSize]: size,
  });
}

const codec: UrlCodec<ContentState> = { parse, write };

/** What of the inside of the open image is shown, and the way to change that. */
export function useContentState(): readonly [ContentState, (change: Partial<ContentState>) => void] {
  return useListUrlState(codec);
}
