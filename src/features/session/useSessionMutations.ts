import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Setup, SignIn } from '#contract/session.ts';
import { useLanguage } from '../../api/language.ts';
import { queryKeys } from '../../api/queryKeys.ts';
import { setUp, signIn, signOut } from '../../api/session.ts';

/** Another person may see other things: nothing read before is kept. */
function useResetCache(): () => Promise<void> {
  const queryClient = useQueryClient();
  return async () => {
    await queryClient.refetchQueries({ queryKey: queryKeys.session });
    queryClient.removeQueries({ queryKey: queryKeys.everyAction });
  };
}

export function useSignIn(): UseMutationResult<void, Error, SignIn> {
  const language = useLanguage();
  const onSuccess = useResetCache();
  return useMutation({ mutationFn: (values: SignIn) => signIn(language, values), onSuccess });
}

export function useSetUp(): UseMutationResult<void, Error, Setup> {
  const language = useLanguage();
  const onSuccess = useResetCache();
  return useMutation({ mutationFn: (values: Setup) => setUp(language, values), onSuccess });
}

export function useSignOut(): UseMutationResult<void, Error, void> {
  const language = useLanguage();
  const onSuccess = useResetCache();
  return useMutation({ mutationFn: () => signOut(language), onSuccess });
}
