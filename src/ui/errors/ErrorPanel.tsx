import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorDetails } from './ErrorDetails.tsx';
import { useErrorText } from './useErrorText.ts';

interface ErrorPanelProps {
  error: unknown;
  onRetry?: (() => void) | undefined;
}

/** Stands where the content would: message, advice, code, request id and Retry. */
export function ErrorPanel({ error, onRetry }: ErrorPanelProps) {
  const { t } = useTranslation('common');
  const text = useErrorText()(error);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={text.message}
      description={<ErrorDetails text={text} />}
      action={
        onRetry !== undefined && (
          <Button size="small" onClick={onRetry}>
            {t('action.retry')}
          </Button>
        )
      }
    />
  );
}
