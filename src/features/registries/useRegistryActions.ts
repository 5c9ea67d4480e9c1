import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useActionMutation } from '../../api/useActionMutation.ts';
import { useErrorToast } from '../../ui/errors/useErrorToast.tsx';
import type { RegistryActions } from './RegistryMenu.tsx';

/** What is done to a registry at once, with a word when it is done. */
export function useRegistryActions(): Pick<RegistryActions, 'onSynchronize' | 'onPause' | 'onResume'> {
  const { t } = useTranslation('registries');
  const { message } = App.useApp();
  const onError = useErrorToast();
  const synchronize = useActionMutation('RefreshContainerAssets');
  const pause = useActionMutation('PauseImageRegistry');
  const resume = useActionMutation('ResumeImageRegistry');
  const done = (text: string) => ({ onSuccess: () => void message.success(text), onError });
  return {
    onSynchronize: ({ Id }) => synchronize.mutate({ AssetType: 'IMAGE', RegistryId: Id }, done(t('syncStarted'))),
    onPause: ({ Id, RegistryName }) => pause.mutate({ RegistryId: Id }, done(t('paused', { registry: RegistryName }))),
    onResume: ({ Id, RegistryName }) =>
      resume.mutate({ RegistryId: Id }, done(t('resumed', { registry: RegistryName }))),
  };
}
