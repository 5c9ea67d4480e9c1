import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../../../ui/errors/useErrorText.ts';
import { PlainFailure } from './PlainFailure.tsx';
import { type Remedy, remedyOf } from './suggestedFix.ts';
import { useRemedyLabel } from './useFixLabel.ts';

interface FailureAlertProps {
  error: Error;
  /** Takes the remedy over and tries again. */
  onRemedy: (remedy: Remedy) => void;
  /** Sends the same again. */
  onRetry: () => void;
}

/** Why saving failed, at the head of the form, with the remedy one click away. */
export function FailureAlert({ error, onRemedy, onRetry }: FailureAlertProps) {
  const { t } = useTranslation('registryForm');
  const text = useErrorText()(error);
  const remedyLabel = useRemedyLabel();
  const remedy = remedyOf(error);
  if (remedy === null) return <PlainFailure error={error} onRetry={onRetry} />;
  return (
    <Alert
      type="error"
      showIcon
      title={text.advice}
      action={
        <Button size="small" type="primary" onClick={() => onRemedy(remedy)}>
          {t('andRetry', { fix: remedyLabel(remedy) })}
        </Button>
      }
    />
  );
}
