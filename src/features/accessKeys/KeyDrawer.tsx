import { Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AccessKey } from '#contract/access/accessKeys.ts';
import type { Center } from '#contract/center.ts';
import { useCenter } from '../../api/center.ts';
import { ErrorPanel } from '../../ui/errors/ErrorPanel.tsx';
import { FormDrawer } from '../../ui/overlay/FormDrawer.tsx';
import { Gone } from '../../ui/overlay/Gone.tsx';
import { AccessKeyForm } from './AccessKeyForm.tsx';
import type { NewAccessKey } from './cliProfile.ts';
import { NewKeySecret } from './NewKeySecret.tsx';
import { RotateKey } from './RotateKey.tsx';

interface KeyDrawerProps {
  drawer: 'create' | 'edit' | 'rotate';
  /** Which key is edited or rotated. */
  keyId: string | null;
  /** Undefined until they are known. */
  keys: readonly AccessKey[] | undefined;
  /** Why they are not. */
  error: Error | null;
  onEdit: (id: string) => void;
  onClose: () => void;
}

interface Made {
  readonly key: NewAccessKey;
  readonly name: string;
  readonly center: Center;
}

/** Creates, changes or rotates a key. A new key's secret is told in the same place, before the drawer can be closed. */
export default function KeyDrawer({ drawer, keyId, keys, error, onEdit, onClose }: KeyDrawerProps) {
  const { t } = useTranslation('accessKeys');
  const center = useCenter();
  const [made, setMade] = useState<Made | null>(null);
  const accessKey = keys?.find(({ AccessKeyId }) => AccessKeyId === keyId);
  const title = () => {
    if (made !== null) return t('made.title', { key: made.name });
    if (drawer === 'create') return t('form.createTitle');
    if (accessKey === undefined) return t('title');
    return t(drawer === 'edit' ? 'form.editTitle' : 'rotate.title', { key: accessKey.Name });
  };
  const content = (footer: HTMLElement | null) => {
    if (made !== null) return <NewKeySecret made={made.key} center={made.center} footer={footer} onClose={onClose} />;
    const common = { footer, onClose };
    if (drawer === 'create') {
      const onMade = (key: NewAccessKey, name: string) => setMade({ key, name, center });
      return <AccessKeyForm accessKey={null} onMade={onMade} {...common} />;
    }
    if (accessKey === undefined) {
      if (keys !== undefined) return <Gone title={t('gone.title')} text={t('gone.text')} />;
      return error === null ? <Skeleton active title={false} /> : <ErrorPanel error={error} />;
    }
    if (drawer === 'edit') return <AccessKeyForm accessKey={accessKey} {...common} />;
    const onMade = (key: NewAccessKey) => setMade({ key, name: accessKey.Name, center: accessKey.Center });
    return <RotateKey accessKey={accessKey} onMade={onMade} onEdit={() => onEdit(accessKey.AccessKeyId)} {...common} />;
  };
  return (
    <FormDrawer title={title()} onClose={onClose}>
      {content}
    </FormDrawer>
  );
}
