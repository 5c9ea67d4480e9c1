import { Flex } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { To } from 'react-router';
import { type RegistrySummary, registrySortKeys } from '#contract/registries/registryList.ts';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { useActionQuery } from '../../../api/useActionQuery.ts';
import { ErrorPanel } from '../../../ui/errors/ErrorPanel.tsx';
import { RoleButton } from '../../../ui/permission/RoleButton.tsx';
import { NoMatches } from '../../../ui/table/NoMatches.tsx';
import { PagedTable } from '../../../ui/table/PagedTable.tsx';
import { SecondaryText } from '../../../ui/text/SecondaryText.tsx';
import { LinkNotice } from '../../../ui/urlState/LinkNotice.tsx';
import type { LinkRules } from '../../../ui/urlState/linkRules.ts';
import { hasConditionDetails, RegistryCondition } from '../details/RegistryCondition.tsx';
import { useDeleteRegistry } from '../useDeleteRegistry.tsx';
import { useRegistryActions } from '../useRegistryActions.ts';
import { registriesRefetch } from '../useRegistryOverview.ts';
import { RegistryFilters } from './RegistryFilters.tsx';
import styles from './registriesView.module.css';
import { isNarrowed, noFilter, registriesRequest, registryRules, useRegistryListState } from './registryListState.ts';
import { useRegistryColumns } from './useRegistryColumns.tsx';

interface RegistriesViewProps {
  /** The switch between the page's views. */
  controls: ReactNode;
  /** What the page's address may say of all else. */
  otherRules: LinkRules;
  /** Undefined until known. */
  summary: RegistrySummary | undefined;
  onAdd: () => void;
  onOpen: (registry: RegistryRow) => void;
  onEdit: (registry: RegistryRow) => void;
  /** Where the images are that all these criteria, as the list's address has them, let through. */
  imagesWith: (...criteria: string[]) => To;
}

const width = 1112;

/** As many parts that fail are named in the list. */
const partsNamed = 3;

/** Every connected registry in a row: how it is, what to do about it, what it holds and when it is synchronized. */
export default function RegistriesView({ controls, otherRules, summary, ...ways }: RegistriesViewProps) {
  const { onAdd, onOpen, onEdit, imagesWith } = ways;
  const { t } = useTranslation('registriesView');
  const [state, change] = useRegistryListState();
  const { onDelete, deleteDialog } = useDeleteRegistry();
  const actions = useRegistryActions();
  const query = useActionQuery('PageImageRegistry', registriesRequest(state), {
    keepPrevious: true,
    refetchInterval: registriesRefetch,
  });
  const columns = useRegistryColumns({ onOpen, onEdit, ...actions, onDelete, imagesWith });
  const connected = query.data?.Summary.Registries.length ?? summary?.Registries.length;
  return (
    <section className={styles.view} aria-label={t('title')}>
      <LinkNotice rules={{ ...registryRules, ...otherRules }} />
      <div data-screen-only className={styles.toolbar}>
        {controls}
        <RegistryFilters state={state} onChange={change} summary={query.data?.Summary ?? summary} />
      </div>
      {query.error !== null && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
      {(query.data !== undefined || query.error === null) && (
        <PagedTable<RegistryRow>
          label={t('title')}
          columns={columns}
          rows={query.data?.List}
          rowKey="Id"
          total={query.data?.PageInfo.TotalCount ?? 0}
          expected={Math.min(connected ?? 5, state.size)}
          stale={query.isPlaceholderData}
          paging={state}
          onPaging={(paging) => change(paging)}
          sort={state.sort}
          onSort={(wanted, order) => {
            const key = registrySortKeys.find((known) => known === wanted);
            change({ sort: key === undefined || order === null ? null : { key, order } });
          }}
          empty={
            isNarrowed(state) ? (
              <NoMatches text={t('noMatches')} onClear={() => change(noFilter)} />
            ) : (
              <Flex vertical align="center" gap="small">
                <strong>{t('empty.title')}</strong>
                <SecondaryText>{t('empty.text')}</SecondaryText>
                <RoleButton action="AddPrivateRegistry" type="primary" onClick={onAdd}>
                  {t('empty.add')}
                </RoleButton>
              </Flex>
            )
          }
          expandable={{
            showExpandColumn: false,
            expandedRowKeys: query.data?.List.filter(hasConditionDetails).map(({ Id }) => Id) ?? [],
            expandedRowRender: (row) => (
              <RegistryCondition registry={row} parts={{ most: partsNamed, onMore: () => onOpen(row) }} />
            ),
          }}
          width={width}
          className={styles.table}
          stacks
        />
      )}
      {deleteDialog}
    </section>
  );
}
