import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import type { FollowLink, Setup, SignIn } from '#contract/access/session.ts';
import { useLanguage } from '../../api/language.ts';
import { queryKeys } from '../../api/queryKeys.ts';
import { followLink, setUp, signIn, signOut } from '../../api/session.ts';
import { signedOut } from '../../api/sessionEvents.ts';

/** Has it asked anew who is signed in; what the page keeps follows from the answer. */
function useAskForSession(): () => Promise<void> {
  const queryClient = useQueryClient();
  return () => queryClient.refetchQueries({ queryKey: queryKeys.session });
}

export function useSignIn(): UseMutationResult<void, Error, SignIn> {
  const language = useLanguage();
  const onSuccess = useAskForSession();
  return useMutation({ mutationFn: (values: SignIn) => signIn(language, values), onSuccess });
}

export function useSetUp(): UseMutationResult<void, Error, Setup> {
  const language = useLanguage();
  const onSuccess = useAskForSession();
  return useMutation({ mutationFn: (values: Setup) => setUp(language, values), onSuccess });
}

/** Whoever was signed in here before is no longer: what the page keeps of theirs goes. Says whether the link's owner is signed in now. */
export function useFollowLink(): UseMutationResult<boolean, Error, FollowLink> {
  const language = useLanguage();
  const queryClient = useQueryClient();
  const askForSession = useAskForSession();
  return useMutation({
    mutationFn: async (values: FollowLink) => {
      const { userName } = await followLink(language, values);
      queryClient.removeQueries({ queryKey: queryKeys.everyAction });
      await askForSession();
      return userName !== null;
    },
  });
}

/** Ends the session. Unlike one that ends by itself it leaves no page behind. */
export function useSignOut(): UseMutationResult<void, Error, void> {
  const language = useLanguage();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => signOut(language),
    onSuccess: async () => {
      const answered = queryClient.resetQueries({ queryKey: queryKeys.session });
      // Not before who was signed in is forgotten: the page would be theirs again.
      signedOut.tell();
      await answered;
      queryClient.removeQueries({ queryKey: queryKeys.everyAction });
    },
  });
}
