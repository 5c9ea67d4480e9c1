import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ParamsOf } from '../../../../api/client.ts';
import { useActionMutation } from '../../../../api/useActionMutation.ts';
import { useErrorToast } from '../../../../ui/errors/useErrorToast.tsx';

/** Has images looked into before all others, and says how many different ones that are. */
export function useTakeInFirst(): (images: ParamsOf<'TakeInFirst'>) => void {
  const { t } = useTranslation('images');
  const { message } = App.useApp();
  const showError = useErrorToast();
  const { mutate } = useActionMutation('TakeInFirst');
  return (images) =>
    mutate(images, {
      onSuccess: ({ Data: { Count: count } }) =>
        void (count === 0 ? message.info(t('allTakenIn')) : message.success(t('takingInFirst', { count }))),
      onError: showError,
    });
}
