import { Segmented, theme } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RiskImageRow, riskStatuses } from '#contract/images/buildRiskLists.ts';
import type { CountedRiskKey } from '#contract/images/buildRisks.ts';
import { limits } from '#contract/limits.ts';
import { useActionQuery } from '../../../../api/useActionQuery.ts';
import { ErrorPanel } from '../../../../ui/errors/ErrorPanel.tsx';
import { PagedTable } from '../../../../ui/table/PagedTable.tsx';
import type { Paging } from '../../../../ui/table/paging.ts';
import { useHandledColumns } from './useHandledColumns.tsx';

interface HandledImagesProps {
  riskKey: CountedRiskKey;
  /** The risk's name. */
  risk: string;
}

const statuses = ['ignored', 'falsePositive'] as const;
type HandledStatus = (typeof statuses)[number];

/** The images of which somebody decided that a risk is none there, with the way back. */
export function HandledImages({ riskKey, risk }: HandledImagesProps) {
  const { t } = useTranslation('buildRisksView');
  const { token } = theme.useToken();
  const [status, setStatus] = useState<HandledStatus>('ignored');
  const [paging, setPaging] = useState<Paging>({ page: 1, size: limits.page.defaultSize });
  const query = useActionQuery(
    'DescribeImageListByBuildRisk',
    { RiskKey: riskKey, Status: riskStatuses[status], CurrentPage: paging.page, PageSize: paging.size },
    { keepPrevious: true },
  );
  const columns = useHandledColumns(riskKey, risk);
  const data = query.data?.Data;
  return (
    <>
      <Segmented<HandledStatus>
        size="small"
        aria-label={t('column.status')}
        style={{ alignSelf: 'flex-start', background: token.colorFillSecondary }}
        value={status}
        options={statuses.map((value) => ({ value, label: t(`status.${value}`) }))}
        onChange={(chosen) => {
          setStatus(chosen);
          setPaging({ ...paging, page: 1 });
        }}
      />
      {query.error !== null && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
      {(data !== undefined || query.error === null) && (
        <PagedTable<RiskImageRow>
          label={t('view.handledImages', { risk })}
          columns={columns}
          rows={data?.List}
          rowKey="Uuid"
          total={data?.PageInfo.TotalCount ?? 0}
          expected={2}
          stale={query.isPlaceholderData}
          paging={paging}
          onPaging={setPaging}
          width={760}
          stacks
          empty={t('view.noneHandled')}
        />
      )}
    </>
  );
}
