import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ActionName, ResponseOf } from '#contract/actions/actions.ts';
import type { ParamsOf } from './client.ts';
import { queryKeys } from './queryKeys.ts';
import { useApi } from './useApi.ts';

/** A changing action; afterwards everything shown of this data centre is read anew. */
export function useActionMutation<Name extends ActionName>(
  name: Name,
): UseMutationResult<ResponseOf<Name>, Error, ParamsOf<Name>> {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (params: ParamsOf<Name>) => api.call(name, params),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: queryKeys.center(api.center) });
    },
  });
}
