import { Alert, Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { protocolType } from '#contract/enums.ts';
import { ErrorDetails } from '../../../ui/ErrorDetails.tsx';
import { useErrorText } from '../../../ui/useErrorText.ts';
import { type Remedy, remedyOf } from './remedy.ts';

interface FailureAlertProps {
  error: Error;
  /** Takes the remedy over and tries again. */
  onRemedy: (remedy: Remedy) => void;
}

/** Why connecting failed, at the head of the form, with the remedy one click away. */
export function FailureAlert({ error, onRemedy }: FailureAlertProps) {
  const { t } = useTranslation('connect');
  const text = useErrorText()(error);
  const remedy = remedyOf(error);
  if (remedy === null) {
    return <Alert type="error" showIcon title={text.message} description={<ErrorDetails text={text} />} />;
  }
  const label =
    remedy.RegistryVersion === undefined
      ? t('switchProtocol', { protocol: remedy.ProtocolType === protocolType.https ? 'https' : 'http' })
      : t('switchVersion', { version: remedy.RegistryVersion });
  return (
    <Alert
      type="error"
      showIcon
      title={
        <Flex vertical align="flex-start" gap="small">
          <Button size="small" type="primary" onClick={() => onRemedy(remedy)}>
            {label}
          </Button>
          {text.advice}
        </Flex>
      }
    />
  );
}
