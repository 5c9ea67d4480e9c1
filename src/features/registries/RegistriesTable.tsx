import { Flex, Skeleton, Space, Table, type TableProps, theme } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { To } from 'react-router';
import { kinds } from '#contract/kinds/kinds.ts';
import { limits } from '#contract/limits.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { useActionQuery } from '../../api/useActionQuery.ts';
import { RegistryStateTag } from '../../ui/color/RegistryStateTag.tsx';
import { ErrorPanel } from '../../ui/errors/ErrorPanel.tsx';
import { RoleButton } from '../../ui/permission/RoleButton.tsx';
import { useForbidden } from '../../ui/permission/useForbidden.ts';
import { lastPage } from '../../ui/table/paging.ts';
import { useNarrowScreen } from '../../ui/table/useNarrowScreen.ts';
import { RegistryImagesLink } from './RegistryImagesLink.tsx';
import type { RegistryActions } from './RegistryMenu.tsx';
import styles from './registries.module.css';
import { useImagesText } from './registryTexts.ts';
import { useDeleteRegistry } from './useDeleteRegistry.tsx';
import { registriesRefetch } from './useRegistryOverview.ts';

type Column = NonNullable<TableProps<RegistryRow>['columns']>[number];

const size = limits.page.defaultSize;

interface RegistriesTableProps {
  onEdit: (registry: RegistryRow) => void;
  imagesOf: (registry: RegistryRow) => To;
}

/** The connected registries as a table, to edit or to remove; each leads to its images. */
export function RegistriesTable({ onEdit, imagesOf }: RegistriesTableProps) {
  const { t } = useTranslation('registries');
  const stacked = useNarrowScreen();
  const { onDelete, deleteDialog } = useDeleteRegistry();
  const columns = useColumns({ stacked, onEdit, onDelete, imagesOf });
  const [page, setPage] = useState(1);
  const { data, error, refetch, isPlaceholderData } = useActionQuery(
    'PageImageRegistry',
    { CurrentPage: page, PageSize: size },
    { keepPrevious: true, refetchInterval: registriesRefetch },
  );
  const retry = () => void refetch();
  if (data === undefined) {
    return error === null ? (
      <Skeleton active title={false} paragraph={{ rows: 4 }} />
    ) : (
      <ErrorPanel error={error} onRetry={retry} />
    );
  }
  const total = data.PageInfo.TotalCount;
  // Its last row may be deleted.
  if (page > lastPage({ total, size })) setPage(lastPage({ total, size }));
  return (
    <>
      {error !== null && <ErrorPanel error={error} onRetry={retry} />}
      <Table<RegistryRow>
        aria-label={t('item.list')}
        size="small"
        dataSource={data.List}
        rowKey="Id"
        loading={isPlaceholderData}
        pagination={{
          current: page,
          pageSize: size,
          total,
          hideOnSinglePage: true,
          showSizeChanger: false,
          onChange: setPage,
        }}
        {...(stacked ? {} : { scroll: { x: 640 } })}
        columns={columns}
      />
      {deleteDialog}
    </>
  );
}

interface ColumnWays extends RegistriesTableProps, Pick<RegistryActions, 'onDelete'> {
  /** For a screen with room for one column: what names a registry, and the rest under it. */
  stacked: boolean;
}

function useColumns({ stacked, onEdit, onDelete, imagesOf }: ColumnWays): Column[] {
  const { t } = useTranslation('registries');
  const imagesText = useImagesText();
  const nameOf = (row: RegistryRow) => <NameCell registry={row} onEdit={onEdit} />;
  const typeOf = ({ RegistryType }: RegistryRow) => kinds[RegistryType].name;
  const imagesIn = (row: RegistryRow) => (
    <RegistryImagesLink registry={row} count={row.ImageCount} text={imagesText(row)} to={imagesOf(row)} />
  );
  const facts: readonly Column[] = [
    { key: 'name', title: t('table.name'), render: (_, row) => nameOf(row) },
    { key: 'type', title: t('table.type'), width: 80, render: (_, row) => typeOf(row) },
    { key: 'state', title: t('table.state'), width: 136, render: (_, { State }) => <RegistryStateTag state={State} /> },
    { key: 'images', title: t('table.images'), width: 136, render: (_, row) => imagesIn(row) },
  ];
  const stack: Column = {
    key: 'name',
    title: t('table.name'),
    render: (_, row) => (
      <>
        {nameOf(row)}
        <Flex wrap gap="0 12px">
          <RegistryStateTag state={row.State} />
          <span>{typeOf(row)}</span>
          {imagesIn(row)}
        </Flex>
      </>
    ),
  };
  const actions: Column = {
    key: 'actions',
    title: t('table.actions'),
    width: stacked ? 144 : 160,
    render: (_, row) => row.State !== 'removing' && <ActionsCell registry={row} onEdit={onEdit} onDelete={onDelete} />,
  };
  return [...(stacked ? [stack] : facts), actions];
}

type CellProps = { registry: RegistryRow } & Pick<RegistryActions, 'onEdit'>;

function NameCell({ registry, onEdit }: CellProps) {
  const { token } = theme.useToken();
  const forbidden = useForbidden();
  if (registry.State === 'removing' || forbidden('ModifyImageRegistry') !== null) {
    return <span className={styles.tableName}>{registry.RegistryName}</span>;
  }
  return (
    <button
      type="button"
      className={styles.tableName}
      style={{ color: token.colorLink, fontSize: token.fontSize }}
      onClick={() => onEdit(registry)}
    >
      {registry.RegistryName}
    </button>
  );
}

function ActionsCell({ registry, onEdit, onDelete }: CellProps & Pick<RegistryActions, 'onDelete'>) {
  const { t } = useTranslation('registries');
  return (
    <Space>
      <RoleButton
        action="ModifyImageRegistry"
        size="small"
        aria-label={t('table.editOf', { registry: registry.RegistryName })}
        onClick={() => onEdit(registry)}
      >
        {t('table.edit')}
      </RoleButton>
      <RoleButton
        action="DeletePrivateRegistry"
        size="small"
        danger
        aria-label={t('table.removeOf', { registry: registry.RegistryName })}
        onClick={() => onDelete(registry)}
      >
        {t('table.remove')}
      </RoleButton>
    </Space>
  );
}
