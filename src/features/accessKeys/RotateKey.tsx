import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AccessKey } from '#contract/access/accessKeys.ts';
import { useActionMutation } from '../../api/useActionMutation.ts';
import { ErrorPanel } from '../../ui/errors/ErrorPanel.tsx';
import { fieldErrors } from '../../ui/errors/fieldErrors.ts';
import { DrawerFooter } from '../../ui/overlay/DrawerFooter.tsx';
import { stateOf } from './accessKeyState.ts';
import styles from './accessKeys.module.css';
import type { NewAccessKey } from './cliProfile.ts';
import { KeyLastUse } from './KeyLastUse.tsx';

interface RotateKeyProps {
  accessKey: AccessKey;
  onMade: (key: NewAccessKey) => void;
  onEdit: () => void;
  footer: HTMLElement | null;
  onClose: () => void;
}

/** Says how a key is replaced while scripts go on: two keys at once, then the old one goes. */
export function RotateKey({ accessKey, onMade, onEdit, footer, onClose }: RotateKeyProps) {
  const { t } = useTranslation('accessKeys');
  const rotate = useActionMutation('RotateAccessKey');
  const { AccessKeyId: id } = accessKey;
  const expired = stateOf(accessKey) === 'expired';
  const why = fieldErrors(rotate.error)[0]?.message;
  return (
    <div className={styles.steps}>
      <p>{t('rotate.text')}</p>
      <ol>
        <li>{t('rotate.step.create')}</li>
        <li>{t('rotate.step.change', { id })}</li>
        <li>{t('rotate.step.disable', { id })}</li>
      </ol>
      <KeyLastUse accessKey={accessKey} />
      {expired && (
        <Alert
          type="warning"
          showIcon
          title={t('rotate.expired')}
          action={
            <Button size="small" onClick={onEdit}>
              {t('rotate.edit')}
            </Button>
          }
        />
      )}
      {rotate.error !== null && (
        <div role="alert">
          <ErrorPanel error={rotate.error} />
          {why !== undefined && <p>{why}</p>}
        </div>
      )}
      <DrawerFooter footer={footer}>
        <Button onClick={onClose}>{t('form.cancel')}</Button>
        <Button
          type="primary"
          disabled={expired}
          loading={rotate.isPending}
          onClick={() => rotate.mutate({ AccessKeyId: id }, { onSuccess: onMade })}
        >
          {t('rotate.create')}
        </Button>
      </DrawerFooter>
    </div>
  );
}
