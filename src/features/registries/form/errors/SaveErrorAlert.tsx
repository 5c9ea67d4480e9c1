import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { isRetryable } from '../../../../api/apiError.ts';
import { ErrorDetails } from '../../../../ui/errors/ErrorDetails.tsx';
import { useErrorText } from '../../../../ui/errors/useErrorText.ts';
import { fixForError, type SuggestedFix, useFixLabel } from './suggestedFix.ts';

interface SaveErrorAlertProps {
  error: Error;
  /** Takes a suggested fix over and tries again; absent for a form that has nothing to fix by itself. */
  onApplyFix?: (fix: SuggestedFix) => void;
  /** Sends the same again. */
  onRetry: () => void;
}

/** Why saving failed, at the head of the form: with a fix one click away, or another try where that may help. */
export function SaveErrorAlert({ error, onApplyFix, onRetry }: SaveErrorAlertProps) {
  const { t } = useTranslation(['registryForm', 'common']);
  const text = useErrorText()(error);
  const fixLabel = useFixLabel();
  const fix = fixForError(error);
  if (fix !== null && onApplyFix !== undefined) {
    return (
      <Alert
        type="error"
        showIcon
        title={text.advice}
        action={
          <Button size="small" type="primary" onClick={() => onApplyFix(fix)}>
            {t('andRetry', { fix: fixLabel(fix) })}
          </Button>
        }
      />
    );
  }
  const again = isRetryable(error);
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
