import { Flex, Skeleton, Space, Table, type TableProps, theme } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, type To } from 'react-router';
import { kinds } from '#contract/kinds/kinds.ts';
import { limits } from '#contract/limits.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { useActionQuery } from '../../api/useActionQuery.ts';
import { RegistryStateTag } from '../../ui/color/RegistryStateTag.tsx';
import { ErrorPanel } from '../../ui/errors/ErrorPanel.tsx';
import { lazyPart } from '../../ui/onDemand/onDemand.ts';
import { LazyOverlay } from '../../ui/overlay/LazyOverlay.tsx';
import { RoleButton } from '../../ui/permission/RoleButton.tsx';
import { useForbidden } from '../../ui/permission/useForbidden.ts';
import { lastPage } from '../../ui/table/paging.ts';
import { useNarrowScreen } from '../../ui/table/useNarrowScreen.ts';
import styles from './registries.module.css';
import { useImagesText } from './registryTexts.ts';
import { registriesRefetch } from './useRegistryOverview.ts';

const DeleteRegistryDialog = lazyPart(() => import('./DeleteRegistryDialog.tsx'));

type Column = NonNullable<TableProps<RegistryRow>['columns']>[number];

const size = limits.page.defaultSize;

interface RegistriesTableProps {
  onEdit: (registry: RegistryRow) => void;
  imagesOf: (registry: RegistryRow) => To;
}

/** The connected registries as a table, to edit or to remove; each leads to its images. */
export function RegistriesTable({ onEdit, imagesOf }: RegistriesTableProps) {
  const { t } = useTranslation('registries');
  const { token } = theme.useToken();
  const imagesText = useImagesText();
  const stacked = useNarrowScreen();
  const [deleting, setDeleting] = useState<RegistryRow | null>(null);
  const forbidden = useForbidden();
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
  const typeOf = ({ RegistryType }: RegistryRow) => kinds[RegistryType].name;
  const imagesIn = (row: RegistryRow) =>
    row.ImageCount === 0 ? (
      imagesText(row)
    ) : (
      <Link
        to={imagesOf(row)}
        aria-label={t('item.showImages', { images: imagesText(row), registry: row.RegistryName })}
        style={{ color: token.colorLink }}
      >
        {imagesText(row)}
      </Link>
    );
  const nameOf = (row: RegistryRow) =>
    row.State === 'removing' || forbidden('ModifyImageRegistry') !== null ? (
      <span className={styles.tableName}>{row.RegistryName}</span>
    ) : (
      <button
        type="button"
        className={styles.tableName}
        style={{ color: token.colorLink, fontSize: token.fontSize }}
        onClick={() => onEdit(row)}
      >
        {row.RegistryName}
      </button>
    );
  const facts: readonly Column[] = [
    { key: 'name', title: t('table.name'), render: (_, row) => nameOf(row) },
    { key: 'type', title: t('table.type'), width: 80, render: (_, row) => typeOf(row) },
    { key: 'state', title: t('table.state'), width: 136, render: (_, { State }) => <RegistryStateTag state={State} /> },
    { key: 'images', title: t('table.images'), width: 136, render: (_, row) => imagesIn(row) },
  ];
  /** For a screen with room for one column: what names a registry, and the rest under it. */
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
    render: (_, registry) =>
      registry.State !== 'removing' && (
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
            onClick={() => setDeleting(registry)}
          >
            {t('table.remove')}
          </RoleButton>
        </Space>
      ),
  };
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
        columns={[...(stacked ? [stack] : facts), actions]}
      />
      {deleting !== null && (
        <LazyOverlay onClose={() => setDeleting(null)}>
          <DeleteRegistryDialog registry={deleting} onClose={() => setDeleting(null)} />
        </LazyOverlay>
      )}
    </>
  );
}
