import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { RoleNeeded } from '../../ui/permission/RoleNeeded.tsx';
import { useForbidden } from '../../ui/permission/useForbidden.ts';
import { UsersView } from './UsersView.tsx';
import styles from './users.module.css';
import { useUserDrawer } from './useUserDrawer.ts';

/** Who may come in, and what each may do; for those whose role manages users. */
export default function UsersPage() {
  const { t } = useTranslation('users');
  const reason = useForbidden()('ListUsers');
  const { show } = useUserDrawer();
  if (reason !== null) {
    return (
      <div className={styles.page}>
        <PageHeader path={[t('path')]} title={t('title')} />
        <RoleNeeded reason={reason} />
      </div>
    );
  }
  const add = (
    <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => show('create')}>
      {t('add')}
    </Button>
  );
  return (
    <div className={styles.page}>
      <PageHeader path={[t('path')]} title={t('title')} actions={add} />
      <UsersView />
    </div>
  );
}
