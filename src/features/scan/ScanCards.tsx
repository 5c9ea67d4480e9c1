import { Skeleton, theme } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, type To } from 'react-router';
import { imageRiskLevelNumber } from '#contract/enums.ts';
import { useActionQuery } from '../../api/useActionQuery.ts';
import { usePalette } from '../../ui/color/palette.ts';
import { CountsOrError } from '../../ui/errors/CountsOrError.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import { Card } from '../../ui/layout/Card.tsx';
import styles from './scan.module.css';
import { useRunningScans } from './useRunningScans.ts';

/** Where the rows behind each number are. */
export interface CountLinks {
  readonly scanned: To;
  readonly notScanned: To;
  readonly risk: (level: 'high' | 'medium' | 'low') => To;
  readonly secrets: To;
  readonly buildRisks: To;
  readonly running: To;
}

const levels = ['high', 'medium', 'low'] as const;

/** How much is scanned, how bad it is, how images are built, and what is being scanned right now. */
export function ScanCards({ ways }: { ways: CountLinks }) {
  const { t } = useTranslation(['scan', 'common']);
  const tones = usePalette().severity;
  const { scanned, notScanned, risks, totals, running } = useScanCounts();
  const riskCounts = risks.data?.ImageRiskLevelList;
  return (
    <div className={styles.cards}>
      <CountsCard title={t('card.scans')} queries={[scanned, notScanned]}>
        <Count name={t('card.scanned')} count={scanned.data?.ScannedCount} to={ways.scanned} />
        <Count name={t('card.notScanned')} count={notScanned.data?.NotScannedCnt} to={ways.notScanned} />
      </CountsCard>
      <CountsCard title={t('card.risk')} queries={[risks]}>
        {levels.map((level) => (
          <Count
            key={level}
            name={t(`common:severity.${level}`)}
            color={tones[level].solid}
            count={
              riskCounts && (riskCounts.find((each) => each.ImageRiskLevel === imageRiskLevelNumber[level])?.Cnt ?? 0)
            }
            to={ways.risk(level)}
          />
        ))}
      </CountsCard>
      <CountsCard title={t('card.builds')} queries={[totals]}>
        <Count name={t('card.secrets')} count={totals.data?.SecretInstanceCount} to={ways.secrets} />
        <Count name={t('card.buildRisks')} count={totals.data?.BuildRiskInstanceCount} to={ways.buildRisks} />
      </CountsCard>
      <CountsCard title={t('card.tasks')} queries={[running]}>
        <Count name={t('card.running')} count={running.data?.PageInfo.TotalCount} to={ways.running} />
      </CountsCard>
    </div>
  );
}

interface CountsCardProps extends Pick<Parameters<typeof CountsOrError>[0], 'queries'> {
  title: string;
  children: ReactNode;
}

function CountsCard({ title, queries, children }: CountsCardProps) {
  return (
    <Card title={title} className={styles.card}>
      <div className={styles.counts}>
        <CountsOrError queries={queries}>{children}</CountsOrError>
      </div>
    </Card>
  );
}

interface CountProps {
  name: string;
  color?: string;
  /** Undefined until known. */
  count: number | undefined;
  to: To;
}

function Count({ name, color, count, to }: CountProps) {
  const { t } = useTranslation('common');
  const { token } = theme.useToken();
  const format = useFormat();
  return (
    <div className={styles.count}>
      {count === undefined ? (
        <Skeleton.Button active size="small" />
      ) : (
        <Link
          to={to}
          aria-label={t('labelled', { label: name, value: format.number(count) })}
          className={styles.countLink}
          style={{ color: token.colorText, fontSize: token.fontSizeHeading3 }}
        >
          {format.number(count)}
        </Link>
      )}
      <span aria-hidden="true" style={{ color: token.colorTextSecondary }}>
        {color !== undefined && <span data-painted className={styles.countMark} style={{ background: color }} />}
        {name}
      </span>
    </div>
  );
}

const refetchInterval = 30_000;

/** What the numbers of the scan page come from. */
function useScanCounts() {
  return {
    running: useRunningScans(),
    scanned: useActionQuery('DescribeCountScannedImage', {}, { refetchInterval }),
    notScanned: useActionQuery('DescribeCountNotScannedImage', {}, { refetchInterval }),
    totals: useActionQuery('DescribeImageStatistics', {}, { refetchInterval }),
    risks: useActionQuery('DescribeImageRiskLevelStatistic', {}, { refetchInterval }),
  };
}
