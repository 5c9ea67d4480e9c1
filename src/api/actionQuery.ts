import { queryOptions } from '@tanstack/react-query';
import type { ActionName, ResponseOf } from '#contract/actions.ts';
import { type CallContext, callAction, type ParamsOf } from './client.ts';
import { queryKeys } from './queryKeys.ts';

/** A reading action's place in the query cache, and how to ask for it. */
export function actionQuery<Name extends ActionName>(context: CallContext, name: Name, params: ParamsOf<Name>) {
  return queryOptions<ResponseOf<Name>>({
    queryKey: queryKeys.call(context.center, name, context.language, params),
    queryFn: ({ signal }) => callAction(context, name, params, { signal }),
  });
}
