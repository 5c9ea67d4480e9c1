import { Flex, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type BaseRow, baseSortKeys } from '#contract/images/bases.ts';
import { useActionQuery } from '../../api/useActionQuery.ts';
import { ErrorPanel } from '../../ui/errors/ErrorPanel.tsx';
import { leaveSelectOnTab } from '../../ui/fields/leaveSelectOnTab.ts';
import { searchByLabel } from '../../ui/fields/searchByLabel.ts';
import { NoMatches } from '../../ui/table/NoMatches.tsx';
import { PagedTable } from '../../ui/table/PagedTable.tsx';
import { SearchInput } from '../../ui/table/SearchInput.tsx';
import { SecondaryText } from '../../ui/text/SecondaryText.tsx';
import { LinkNotice } from '../../ui/urlState/LinkNotice.tsx';
import type { LinkRules } from '../../ui/urlState/linkRules.ts';
import type { BaseLinks } from './BaseLinks.ts';
import { BasesCounted } from './BasesCounted.tsx';
import { baseRules, basesRequest, isNarrowed, noFilter, useBaseListState } from './baseListState.ts';
import styles from './bases.module.css';
import { useBaseColumns } from './useBaseColumns.tsx';

interface BaseImagesViewProps {
  /** The switch between the page's views. */
  controls: ReactNode;
  /** What the page's address may say of all else. */
  otherRules: LinkRules;
  registries: readonly { readonly id: string; readonly name: string }[];
  links: BaseLinks;
}

/** Counted behind the page: looking more often would show nothing new. While a count is under way, or before the first, it soon has. */
const refetchEvery = { counting: 3000, counted: 30_000 };

const width = 1040;

const keyOf = ({ RegistryId, RepoNamespace, RepoName, Tag, Digest }: BaseRow) =>
  `${RegistryId} ${RepoNamespace}/${RepoName}:${Tag === '' ? Digest : Tag}`;

/** What the images are built on: where the findings come from, and which few rebuilds clear most of them. */
export default function BaseImagesView({ controls, otherRules, registries, links }: BaseImagesViewProps) {
  const { t } = useTranslation('bases');
  const [state, change] = useBaseListState();
  const query = useActionQuery('DescribeBaseImages', basesRequest(state), {
    keepPrevious: true,
    refetchInterval: ({ state: { data } }) =>
      data?.Counting || data?.PageInfo.TotalCount === 0 ? refetchEvery.counting : refetchEvery.counted,
  });
  const columns = useBaseColumns(links);
  const answer = query.data;
  return (
    <section className={styles.view} aria-label={t('title')}>
      <LinkNotice rules={{ ...baseRules, ...otherRules }} />
      <div data-screen-only className={styles.toolbar}>
        {controls}
        <search className={styles.filters}>
          <SearchInput
            label={t('filter.find')}
            placeholder={t('filter.findPlaceholder')}
            className={styles.find}
            value={state.find}
            onSearch={(find) => change({ find })}
          />
          <Select<string>
            aria-label={t('filter.registry')}
            placeholder={t('filter.registry')}
            className={styles.select ?? ''}
            onInputKeyDown={leaveSelectOnTab}
            allowClear
            virtual={false}
            popupMatchSelectWidth={false}
            showSearch={searchByLabel}
            value={state.instanceId}
            options={registries.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(instanceId: string | undefined) => change({ instanceId: instanceId ?? null })}
          />
        </search>
      </div>
      {answer !== undefined && <BasesCounted {...answer} />}
      {query.error !== null && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
      {(answer !== undefined || query.error === null) && (
        <PagedTable<BaseRow>
          label={t('title')}
          columns={columns}
          rows={answer?.BaseImages}
          rowKey={keyOf}
          total={answer?.PageInfo.TotalCount ?? 0}
          expected={8}
          stale={query.isPlaceholderData}
          paging={state}
          onPaging={(paging) => change(paging)}
          sort={state.sort}
          onSort={(wanted, order) => {
            const key = baseSortKeys.find((known) => known === wanted);
            change({ sort: key === undefined || order === null ? null : { key, order } });
          }}
          empty={
            isNarrowed(state) ? (
              <NoMatches text={t('noMatches')} onClear={() => change(noFilter)} />
            ) : (
              <NoBases takenIn={answer?.TakenInImages ?? 0} />
            )
          }
          width={width}
          className={styles.table}
          stacks
        />
      )}
    </section>
  );
}

/** Why no base image is known: nothing was looked into yet, or nothing that was is built on what is connected. */
function NoBases({ takenIn }: { takenIn: number }) {
  const { t } = useTranslation('bases');
  const why = takenIn === 0 ? 'nothingTakenIn' : 'noneFound';
  return (
    <Flex vertical align="center" gap="small">
      <strong>{t(`empty.${why}.title`)}</strong>
      <SecondaryText>{t(`empty.${why}.text`)}</SecondaryText>
    </Flex>
  );
}
