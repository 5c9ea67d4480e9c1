import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { mayRecover } from '../../../../api/apiError.ts';
import { ErrorDetails } from '../../../../ui/errors/ErrorDetails.tsx';
import { useErrorText } from '../../../../ui/errors/useErrorText.ts';

interface PlainFailureProps {
  error: Error;
  /** Sends the same again. */
  onRetry: () => void;
}

/** Why saving failed, where no field can say it; another try where that may help. */
export function PlainFailure({ error, onRetry }: PlainFailureProps) {
  const { t } = useTranslation(['registryForm', 'common']);
  const text = useErrorText()(error);
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
