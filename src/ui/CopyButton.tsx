import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface CopyButtonProps {
  text: string;
  /** What is copied, for those who do not see the text beside it. */
  label?: string;
  /** Shows the words beside the icon. */
  words?: string;
}

/** Copies a text; the icon says that it worked. */
export function CopyButton({ text, label, words }: CopyButtonProps) {
  const { t } = useTranslation('common');
  const [copied, setCopied] = useState(false);
  const name = label === undefined ? t('action.copy') : t('action.copyWhat', { what: label });
  const copy = () => {
    void navigator.clipboard.writeText(text).then(() => setCopied(true));
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
