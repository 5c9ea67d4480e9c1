import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditLogEntry } from '#contract/access/audit.ts';
import type { ParamsOf } from '../../api/client.ts';
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
import { useUrlParams, withParams } from '../../ui/urlState/useUrlParams.ts';
import { AuditFilters } from './AuditFilters.tsx';
import styles from './audit.module.css';
import { auditFilter, auditListCodec, auditRequest, auditRules, isNarrowed, noFilter } from './auditListState.ts';
import { useAuditColumns } from './useAuditColumns.tsx';

const EntryDrawer = lazyPart(() => import('./EntryDrawer.tsx'));

/** Something is done at any time. */
const refetchInterval = 30_000;

const width = 1_040;

interface AuditViewProps {
  exportButton: (filter: ParamsOf<'ExportAuditLog'>, isEmpty: boolean) => ReactNode;
}

/** The entries, narrowed by what is chosen, and one of them with all that it tells. */
export function AuditView({ exportButton }: AuditViewProps) {
  const { t } = useTranslation('auditView');
  const [state, change] = useListUrlState(auditListCodec);
  const [params, setParams] = useUrlParams();
  const opened = params.get('entry');
  const open = (entry: string | null) => setParams((current) => withParams(current, { entry }));
  const query = useActionQuery('DescribeAuditLog', auditRequest(state), { keepPrevious: true, refetchInterval });
  const columns = useAuditColumns((entry) => open(String(entry.Id)));
  const { TotalCount: total = 0, TotalCountIsLowerBound: isMore = false } = query.data?.PageInfo ?? {};
  return (
    <PageSurface label={t('title')}>
      <LinkNotice rules={auditRules} />
      <ListControls
        label={t('search.label')}
        placeholder={t('search.placeholder')}
        value={state.find}
        onSearch={(find) => change({ find })}
        extra={exportButton(auditFilter(state), query.data?.Entries.length === 0)}
      />
      <AuditFilters state={state} onChange={change} />
      {isMore && <p className={styles.note}>{t('more', { count: total })}</p>}
      {query.error !== null && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
      {(query.data !== undefined || query.error === null) && (
        <PagedTable<AuditLogEntry>
          label={t('title')}
          columns={columns}
          rows={query.data?.Entries}
          rowKey={({ Id }) => String(Id)}
          total={total}
          stale={query.isPlaceholderData}
          paging={state}
          onPaging={(paging) => change(paging)}
          empty={
            isNarrowed(state) ? (
              <NoMatches text={t('empty.noMatches')} onClear={() => change(noFilter)} />
            ) : (
              t('empty.nothing')
            )
          }
          width={width}
          className={styles.table}
          stacks
        />
      )}
      {opened !== null && (
        <LazyOverlay key={opened} onClose={() => open(null)}>
          <EntryDrawer id={Number(opened)} onClose={() => open(null)} />
        </LazyOverlay>
      )}
    </PageSurface>
  );
}
