import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { To } from 'react-router';
import type { BuildRiskRow } from '#contract/images/buildRiskLists.ts';
import type { BuildRiskKey } from '#contract/images/buildRisks.ts';
import { PagedTable } from '../../../../ui/table/PagedTable.tsx';
import { VisuallyHidden } from '../../../../ui/text/VisuallyHidden.tsx';
import styles from '../buildRisks.module.css';
import { HandledImages } from './HandledImages.tsx';
import { useBuildRiskColumns } from './useBuildRiskColumns.tsx';

interface BuildRiskTableProps {
  /** Undefined until the first answer. */
  rows: readonly BuildRiskRow[] | undefined;
  /** Stands in place of no rows. */
  empty: ReactNode;
  imagesWith: (risk: BuildRiskKey) => To;
}

/** The worst first, then the most widespread, as the server has them; each opens to what it means and what was decided about it. */
export function BuildRiskTable({ rows, empty, imagesWith }: BuildRiskTableProps) {
  const { t } = useTranslation('buildRisksView');
  const columns = useBuildRiskColumns(imagesWith);
  return (
    <PagedTable<BuildRiskRow>
      label={t('title')}
      columns={columns}
      rows={rows}
      rowKey="RiskKey"
      total={rows?.length ?? 0}
      expected={8}
      stale={false}
      paging="whole"
      width={960}
      stacks
      className={styles.table}
      empty={empty}
      expandable={{
        columnWidth: 40,
        columnTitle: <VisuallyHidden>{t('column.more')}</VisuallyHidden>,
        expandedRowRender: (row) => (
          <Flex vertical gap="small">
            <Typography.Text>{row.Description}</Typography.Text>
            <strong>{row.Advice}</strong>
            {row.Count > row.UnprocessedNum && <HandledImages riskKey={row.RiskKey} risk={row.RiskKeyName} />}
          </Flex>
        ),
      }}
    />
  );
}
