import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { copyText } from '../../../../ui/text/copyText.ts';

/** Copies a text and says so. */
export function useCopy(): (text: string) => void {
  const { t } = useTranslation('common');
  const { message } = App.useApp();
  return (text) => {
    copyText(text).then(
      () => void message.success(t('action.copied')),
      () => void message.error(t('action.notCopied')),
    );
  };
}
