import { Button, Skeleton, Space, Table } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegistryRow } from '#contract/registries.ts';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { useFormat } from '../../ui/format.ts';
import { StateTag } from '../../ui/StateTag.tsx';
import type { Registries } from './useRegistries.ts';

const DeleteRegistryDialog = lazy(() => import('./DeleteRegistryDialog.tsx'));

interface RegistriesTableProps {
  registries: Registries;
  onEdit: (registry: RegistryRow) => void;
}

/** The connected registries as a table, to edit or to remove. */
export function RegistriesTable({ registries, onEdit }: RegistriesTableProps) {
  const { t } = useTranslation(['registries', 'common']);
  const format = useFormat();
  const [deleting, setDeleting] = useState<RegistryRow | null>(null);
  const { rows, error, retry } = registries;
  if (rows === undefined) {
    return error === null ? (
      <Skeleton active title={false} paragraph={{ rows: 4 }} />
    ) : (
      <ErrorPanel error={error} onRetry={retry} />
    );
  }
  return (
    <>
      <Table<RegistryRow>
        aria-label={t('item.list')}
        size="small"
        dataSource={rows}
        rowKey="Id"
        pagination={false}
        scroll={{ x: 600 }}
        columns={[
          { key: 'name', title: t('table.name'), dataIndex: 'RegistryName' },
          {
            key: 'type',
            title: t('table.type'),
            width: 80,
            render: (_, { RegistryType }) => t(`common:registryType.${RegistryType}`),
          },
          { key: 'state', title: t('table.state'), width: 136, render: (_, { State }) => <StateTag state={State} /> },
          {
            key: 'images',
            title: t('table.images'),
            width: 88,
            align: 'end',
            render: (_, { ImageCount }) => format.number(ImageCount),
          },
          {
            key: 'actions',
            title: t('table.actions'),
            width: 160,
            render: (_, registry) => (
              <Space>
                <Button
                  size="small"
                  aria-label={t('table.editOf', { registry: registry.RegistryName })}
                  onClick={() => onEdit(registry)}
                >
                  {t('table.edit')}
                </Button>
                <Button
                  size="small"
                  danger
                  aria-label={t('table.removeOf', { registry: registry.RegistryName })}
                  onClick={() => setDeleting(registry)}
                >
                  {t('table.remove')}
                </Button>
              </Space>
            ),
          },
        ]}
      />
      <Suspense>
        {deleting !== null && <DeleteRegistryDialog registry={deleting} onClose={() => setDeleting(null)} />}
      </Suspense>
    </>
  );
}
