import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/layout/Page.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { RoleNeeded } from '../../ui/permission/RoleNeeded.tsx';
import { useForbidden } from '../../ui/permission/useForbidden.ts';
import { useUrlDrawer } from '../../ui/urlState/useUrlDrawer.ts';
import { UsersView } from './UsersView.tsx';
import { userDrawers } from './userListState.ts';

/** Who may come in, and what each may do; for those whose role manages users. */
export default function UsersPage() {
  const { t } = useTranslation('users');
  const reason = useForbidden()('ListUsers');
  const { show } = useUrlDrawer(userDrawers);
  if (reason !== null) {
    return (
      <Page>
        <PageHeader path={[t('path')]} title={t('title')} />
        <RoleNeeded reason={reason} />
      </Page>
    );
  }
  const add = (
    <Button type="primary" icon={<PlusOutlined aria-hidden="true" />} onClick={() => show('create')}>
      {t('add')}
    </Button>
  );
  return (
    <Page>
      <PageHeader path={[t('path')]} title={t('title')} actions={add} />
      <UsersView />
    </Page>
  );
}
