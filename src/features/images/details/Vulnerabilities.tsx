import { Alert, Empty } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResponseOf } from '#contract/actions/actions.ts';
import { useActionMutation } from '../../../api/useActionMutation.ts';
import { ErrorPanel } from '../../../ui/errors/ErrorPanel.tsx';
import { useFormat } from '../../../ui/format/useFormat.ts';
import { originCounts } from './base/originCounts.ts';
import styles from './details.module.css';
import { ReportNotice } from './ReportNotice.tsx';
import { useVulnerabilities } from './useVulnerabilities.ts';
import { VulnerabilityControls } from './VulnerabilityControls.tsx';
import { VulnerabilityTable } from './VulnerabilityTable.tsx';
import { useVulnerabilityState } from './vulnerabilityState.ts';

interface VulnerabilitiesProps {
  detail: ResponseOf<'DescribeImageDetail'>;
  onScan: () => void;
  extra: ReactNode;
}

/** The image's report: where it stands, and what it found. */
export function Vulnerabilities({ detail, onScan, extra }: VulnerabilitiesProps) {
  const { t } = useTranslation('details');
  const format = useFormat();
  const { Image: image, Scanner: scanner } = detail;
  const [state, change] = useVulnerabilityState();
  const query = useVulnerabilities(image.Uuid, state);
  const again = useActionMutation('DescribeImageVulList');
  const answer = query.data;
  const skipped = answer?.SkippedCount ?? 0;
  const report = answer?.ReportState ?? detail.ReportState;
  const counts = answer?.CountBySeverity;
  const found = counts === undefined ? 0 : Object.values(counts).reduce((sum, count) => sum + count, 0);
  const section = useRef<HTMLElement>(null);
  const seen = useRef(report);
  // A notice's button goes with its notice; the keyboard goes on at what comes in its place.
  useEffect(() => {
    if (seen.current !== report && document.activeElement === document.body) section.current?.focus();
    seen.current = report;
  }, [report]);
  return (
    <section ref={section} tabIndex={-1} aria-label={t('vulnerabilities')} className={styles.vulnerabilities}>
      {query.error !== null && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
      {answer !== undefined && (
        <ReportNotice
          image={image}
          state={report}
          error={answer.ReportError}
          onScan={onScan}
          onRetry={() => again.mutate({ Type: 'cve', Uuids: image.Uuid, PageSize: 1, FetchAgain: true })}
          retrying={again.isPending}
        />
      )}
      {report === 'imported' && skipped > 0 && (
        <Alert
          showIcon
          type="warning"
          role="status"
          title={t('skipped', { count: skipped, number: format.number(skipped) })}
          className={styles.notice ?? ''}
        />
      )}
      {answer !== undefined && report === 'imported' && found === 0 && skipped === 0 && (
        <NoneFound time={image.LastScanTime} scanner={scanner} />
      )}
      {answer !== undefined && counts !== undefined && found > 0 && (
        <VulnerabilityControls
          state={state}
          onChange={change}
          counts={counts}
          fixable={answer.FixableCount ?? 0}
          origins={originCounts(detail)}
          extra={extra}
        />
      )}
      {(answer === undefined ? report === 'imported' && query.error === null : found > 0) && (
        <VulnerabilityTable
          state={state}
          onChange={change}
          rows={answer?.VulRecords}
          showsOrigin={detail.BaseImage !== undefined}
          total={answer?.TotalCount ?? 0}
          stale={query.isPlaceholderData}
        />
      )}
    </section>
  );
}

/** The good news, and as of when it is true. */
function NoneFound({ time, scanner }: { time: number | undefined; scanner: string }) {
  const { t } = useTranslation('details');
  const format = useFormat();
  const scanned = time !== undefined && { time: format.dateTime(time) };
  return (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={
        <>
          <strong>{t('noneFound')}</strong>
          {scanned && <div>{scanner === '' ? t('scannedAt', scanned) : t('scannedAtBy', { ...scanned, scanner })}</div>}
        </>
      }
    />
  );
}
