import { Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImageRow } from '#contract/images/images.ts';
import { NoMatches } from '../../../../ui/table/NoMatches.tsx';
import { PagedTable } from '../../../../ui/table/PagedTable.tsx';
import { VisuallyHidden } from '../../../../ui/text/VisuallyHidden.tsx';
import type { ImageRisk } from './imageRisks.ts';
import { type ChangeImageRisks, noFilter } from './imageRisksState.ts';
import { RiskDetails } from './RiskDetails.tsx';
import styles from './risks.module.css';
import { useImageRiskColumns } from './useImageRiskColumns.tsx';

interface ImageRiskTableProps {
  image: ImageRow;
  /** Undefined until the first answer. */
  risks: readonly ImageRisk[] | undefined;
  /** Whether none is shown because somebody decided about each. */
  allHandled: boolean;
  onChange: ChangeImageRisks;
}

/** The risks of one image; each opens to what it means, what to do, and every place it was found in. */
export function ImageRiskTable({ image, risks, allHandled, onChange }: ImageRiskTableProps) {
  const { t } = useTranslation('buildRisksView');
  const columns = useImageRiskColumns(image);
  const total = risks?.length ?? 0;
  return (
    <PagedTable<ImageRisk>
      label={t('title')}
      columns={columns}
      rows={risks}
      rowKey="RiskKey"
      total={total}
      expected={4}
      stale={false}
      paging="whole"
      width={760}
      stacks
      className={styles.table}
      empty={
        allHandled ? (
          <Flex vertical align="center" gap="small">
            {t('allHandled')}
            <Button size="small" onClick={() => onChange({ ...noFilter, handled: true })}>
              {t('showThem')}
            </Button>
          </Flex>
        ) : (
          <NoMatches text={t('nothingMatches')} onClear={() => onChange(noFilter)} />
        )
      }
      expandable={{
        expandedRowRender: (risk) => <RiskDetails image={image} risk={risk} />,
        columnWidth: 40,
        columnTitle: <VisuallyHidden>{t('column.more')}</VisuallyHidden>,
      }}
    />
  );
}
