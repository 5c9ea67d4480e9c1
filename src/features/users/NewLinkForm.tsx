import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useActionMutation } from '../../api/useActionMutation.ts';
import { ErrorPanel } from '../../ui/errors/ErrorPanel.tsx';
import { DrawerFooter } from '../../ui/overlay/DrawerFooter.tsx';
import type { NewLink } from './UserForm.tsx';
import styles from './users.module.css';

interface NewLinkFormProps {
  userName: string;
  onMade: (link: NewLink) => void;
  footer: HTMLElement | null;
  onClose: () => void;
}

/** Says what a new link does, and makes it. */
export function NewLinkForm({ userName, onMade, footer, onClose }: NewLinkFormProps) {
  const { t } = useTranslation('users');
  const make = useActionMutation('CreatePasswordLink');
  return (
    <div className={styles.steps}>
      <p>{t('link.text', { user: userName })}</p>
      {make.error !== null && <ErrorPanel error={make.error} />}
      <DrawerFooter footer={footer}>
        <Button onClick={onClose}>{t('form.cancel')}</Button>
        <Button
          type="primary"
          loading={make.isPending}
          onClick={() => make.mutate({ UserName: userName }, { onSuccess: onMade })}
        >
          {t('link.create')}
        </Button>
      </DrawerFooter>
    </div>
  );
}
