import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Role, roles } from '#contract/access/roles.ts';
import type { User } from '#contract/access/users.ts';
import { useContractTexts } from '../../api/language.ts';
import { useActionQuery } from '../../api/useActionQuery.ts';
import { ErrorPanel } from '../../ui/errors/ErrorPanel.tsx';
import { PageSurface } from '../../ui/layout/Page.tsx';
import { lazyPart } from '../../ui/onDemand/onDemand.ts';
import { LazyOverlay } from '../../ui/overlay/LazyOverlay.tsx';
import { ListControls } from '../../ui/table/ListControls.tsx';
import { NoMatches } from '../../ui/table/NoMatches.tsx';
import { PagedTable } from '../../ui/table/PagedTable.tsx';
import { LinkNotice } from '../../ui/urlState/LinkNotice.tsx';
import { useListUrlState } from '../../ui/urlState/useListUrlState.ts';
import { urlDrawerRules, useUrlDrawer } from '../../ui/urlState/useUrlDrawer.ts';
import { isNarrowed, noFilter, userDrawers, userListCodec, userListRules, usersRequest } from './userListState.ts';
import styles from './users.module.css';
import { useUserColumns } from './useUserColumns.tsx';

const UserDrawer = lazyPart(() => import('./UserDrawer.tsx'));
const DeleteUserDialog = lazyPart(() => import('./DeleteUserDialog.tsx'));
const RemoveSecondStepDialog = lazyPart(() => import('./RemoveSecondStepDialog.tsx'));

const rules = { ...userListRules, ...urlDrawerRules(userDrawers) };

/** Somebody may sign in at any time. */
const refetchInterval = 30_000;

const width = 1080;

type Asked = { readonly what: 'delete' | 'removeSecondStep'; readonly user: User };

/** All users, found by name and role, with what can be done about each. */
export function UsersView() {
  const { t } = useTranslation('users');
  const roleName = useContractTexts('roles');
  const [state, change] = useListUrlState(userListCodec);
  const { drawer, about: userName, show } = useUrlDrawer(userDrawers);
  const [asked, setAsked] = useState<Asked | null>(null);
  const query = useActionQuery('ListUsers', usersRequest(state), { keepPrevious: true, refetchInterval });
  const columns = useUserColumns({
    onEdit: (user) => show('edit', user.UserName),
    onLink: (user) => show('link', user.UserName),
    onRemoveSecondStep: (user) => setAsked({ what: 'removeSecondStep', user }),
    onDelete: (user) => setAsked({ what: 'delete', user }),
  });
  const close = () => show(null);
  const closeQuestion = () => setAsked(null);
  return (
    <PageSurface label={t('title')}>
      <LinkNotice rules={rules} />
      <ListControls
        label={t('search.label')}
        placeholder={t('search.placeholder')}
        value={state.find}
        onSearch={(find) => change({ find })}
      >
        <Select<Role | ''>
          aria-label={t('filter.role')}
          className={styles.filter ?? ''}
          virtual={false}
          value={state.role ?? ''}
          options={[
            { value: '', label: t('filter.anyRole') },
            ...roles.map((value) => ({ value, label: roleName(`roles:${value}`) })),
          ]}
          onChange={(role) => change({ role: role === '' ? null : role })}
        />
      </ListControls>
      {query.error !== null && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
      {(query.data !== undefined || query.error === null) && (
        <PagedTable<User>
          label={t('title')}
          columns={columns}
          rows={query.data?.Users}
          rowKey="UserName"
          total={query.data?.PageInfo.TotalCount ?? 0}
          expected={5}
          stale={query.isPlaceholderData}
          paging={state}
          onPaging={(paging) => change(paging)}
          empty={isNarrowed(state) && <NoMatches text={t('empty.noMatches')} onClear={() => change(noFilter)} />}
          width={width}
          className={styles.table}
          stacks
        />
      )}
      {drawer !== null && (
        <LazyOverlay key={`${drawer} ${userName}`} onClose={close}>
          <UserDrawer drawer={drawer} userName={userName} onClose={close} />
        </LazyOverlay>
      )}
      {asked !== null && (
        <LazyOverlay onClose={closeQuestion}>
          {asked.what === 'delete' ? (
            <DeleteUserDialog user={asked.user} onClose={closeQuestion} />
          ) : (
            <RemoveSecondStepDialog user={asked.user} onClose={closeQuestion} />
          )}
        </LazyOverlay>
      )}
    </PageSurface>
  );
}
