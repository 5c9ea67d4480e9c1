import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { copyText } from './copyText.ts';

interface CopyButtonProps {
  text: string;
  /** What is copied, for those who do not see the text beside it. */
  label?: string;
  /** Shows the words beside the icon. */
  words?: string;
}

/** Copies a text; the icon says that it worked, a message that it did not. */
export function CopyButton({ text, label, words }: CopyButtonProps) {
  const { t } = useTranslation('common');
  const { message } = App.useApp();
  const [copied, setCopied] = useState(false);
  const name = label === undefined ? t('action.copy') : t('action.copyWhat', { what: label });
  const copy = () => {
    copyText(text).then(
      () => setCopied(true),
      () => void message.error(t('action.notCopied')),
    );
  };
  return (
    <Button
      type="text"
      size="small"
      icon={copied ? <CheckOutlined aria-hidden="true" /> : <CopyOutlined aria-hidden="true" />}
      title={copied ? t('action.copied') : words === undefined ? name : ''}
      aria-label={words === undefined ? name : undefined}
      onClick={copy}
      onBlur={() => setCopied(false)}
      onMouseLeave={() => setCopied(false)}
    >
      {words}
    </Button>
  );
}
