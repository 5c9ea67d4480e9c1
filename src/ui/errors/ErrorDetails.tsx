import { Button, Flex, theme } from 'antd';
import { useTranslation } from 'react-i18next';
import { isErrorCode } from '#contract/failures/errors.ts';
import { CopyButton } from '../text/CopyButton.tsx';
import type { ErrorText } from './useErrorText.ts';

interface ErrorDetailsProps {
  text: ErrorText;
  /** Goes to what the error is about. */
  onShow?: (() => void) | undefined;
}

/** What to do about an error, its code, and the id to look it up by: in full where the code is not one of ours. */
export function ErrorDetails({ text, onShow }: ErrorDetailsProps) {
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
          {text.requestId !== null && text.code !== null && !isErrorCode(text.code) && (
            <span style={{ fontSize: token.fontSizeSM, overflowWrap: 'anywhere' }}>{text.requestId}</span>
          )}
          {text.requestId !== null && <CopyButton text={text.requestId} words={t('action.copyRequestId')} />}
        </Flex>
      )}
      {onShow !== undefined && (
        <Button size="small" style={{ alignSelf: 'flex-start' }} onClick={onShow}>
          {t('action.showMe')}
        </Button>
      )}
    </Flex>
  );
}
