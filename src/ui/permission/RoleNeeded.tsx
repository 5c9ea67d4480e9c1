import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';

/** In place of what the visitor's role may not do, where an address leads there: what role it takes, and whom to ask. */
export function RoleNeeded({ reason }: { reason: string }) {
  const { t } = useTranslation('common');
  return <Alert showIcon type="info" role="status" title={reason} description={t('permission.ask')} />;
}
