import { App } from 'antd';
import { useTranslation } from 'react-i18next';

/** Copies a text and says so. */
export function useCopy(): (text: string) => void {
  const { t } = useTranslation('images');
  const { message } = App.useApp();
  return (text) => {
    navigator.clipboard.writeText(text).then(
      () => void message.success(t('copied')),
      () => void message.error(t('notCopied')),
    );
  };
}
