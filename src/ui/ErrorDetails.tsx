import { Flex, theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { CopyButton } from './CopyButton.tsx';
import type { ErrorText } from './useErrorText.ts';

/** What to do about an error, its code, and the id to look it up by. */
export function ErrorDetails({ text }: { text: ErrorText }) {
  const { t } = useTranslation('common');
  const { token } = theme.useToken();
  return (
    <Flex vertical gap={4}>
      {text.advice !== '' && <span>{text.advice}</span>}
      {(text.code !== null || text.requestId !== null) && (
        <Flex wrap align="center" gap="0 8px">
          {text.code !== null && (
            <code style={{ fontFamily: token.fontFamilyCode, fontSize: token.fontSizeSM }}>{text.code}</code>
          )}
          {text.requestId !== null && <CopyButton text={text.requestId} words={t('action.copyRequestId')} />}
        </Flex>
      )}
    </Flex>
  );
}
