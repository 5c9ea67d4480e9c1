import { Alert, Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { mayRecover } from '../../../api/apiError.ts';
import { ErrorDetails } from '../../../ui/ErrorDetails.tsx';
import { useErrorText } from '../../../ui/useErrorText.ts';
import { type Remedy, remedyOf } from './remedy.ts';
import { useRemedyLabel } from './useRemedyLabel.ts';

interface FailureAlertProps {
  error: Error;
  /** Takes the remedy over and tries again. */
  onRemedy: (remedy: Remedy) => void;
  /** Sends the same again. */
  onRetry: () => void;
}

/** Why saving failed, at the head of the form, with the remedy one click away. */
export function FailureAlert({ error, onRemedy, onRetry }: FailureAlertProps) {
  const { t } = useTranslation(['connect', 'common']);
  const text = useErrorText()(error);
  const remedyLabel = useRemedyLabel();
  const remedy = remedyOf(error);
  if (remedy === null) {
    const again = mayRecover(error);
    return (
      <Alert
        type="error"
        showIcon
        title={text.message}
        description={
          <>
            {again && <div>{t('lost')}</div>}
            <ErrorDetails text={text} />
          </>
        }
        action={
          again && (
            <Button size="small" onClick={onRetry}>
              {t('common:action.retry')}
            </Button>
          )
        }
      />
    );
  }
  return (
    <Alert
      type="error"
      showIcon
      title={
        <Flex vertical align="flex-start" gap="small">
          <Button size="small" type="primary" onClick={() => onRemedy(remedy)}>
            {t('andRetry', { remedy: remedyLabel(remedy) })}
          </Button>
          {text.advice}
        </Flex>
      }
    />
  );
}
