import { Alert, Button, Flex, Progress, Spin } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isFinalBlock } from '#contract/enums.ts';
import type { ImageRow } from '#contract/images/images.ts';
import type { ReportState } from '#contract/images/vulnerabilities.ts';
import { RoleButton } from '../../../ui/permission/RoleButton.tsx';
import styles from './details.module.css';
import type { VulnerabilityAnswer } from './useVulnerabilities.ts';

interface ReportNoticeProps {
  image: ImageRow;
  state: ReportState;
  /** Why the report could not be fetched. */
  error: VulnerabilityAnswer['ReportError'];
  onScan: () => void;
  /** Fetches the report again. */
  onRetry: () => void;
  retrying: boolean;
}

/** Why an image's list is not whole, and what to do about it; nothing where it is. */
export function ReportNotice({ image, state, error, onScan, onRetry, retrying }: ReportNoticeProps) {
  const { t } = useTranslation(['details', 'common', 'images']);
  const scan = (words: string) => (
    <RoleButton action="PublicCreateImageScanTask" size="small" type="primary" onClick={onScan}>
      {words}
    </RoleButton>
  );
  switch (state) {
    case 'imported':
      return null;
    case 'waiting':
      return (
        <Notice
          type="info"
          title={t('report.waiting.title')}
          text={t('report.waiting.text')}
          icon={<Spin size="small" />}
        />
      );
    case 'scanning':
      return (
        <Notice
          type="info"
          title={t('report.scanning.title')}
          text={
            <Progress
              percent={image.ScaProgress}
              size="small"
              status="active"
              aria-label={t('report.scanning.title')}
            />
          }
          icon={<Spin size="small" />}
        />
      );
    case 'notScanned':
      return (
        <Notice
          type="info"
          title={t('report.notScanned.title')}
          text={t('report.notScanned.text')}
          action={scan(t('scanNow'))}
        />
      );
    case 'scanStopped':
      return (
        <Notice
          type="info"
          title={t('report.scanStopped.title')}
          text={t('report.scanStopped.text')}
          action={scan(t('scanAgain'))}
        />
      );
    case 'scanFailed':
      return (
        <Notice
          type="error"
          title={t('report.scanFailed.title')}
          text={
            <>
              <div>{t(`report.scanFailed.reason.${scanFailureOf(image)}`, { code: image.ScaResult ?? '' })}</div>
              {t('report.scanFailed.text')}
            </>
          }
          action={scan(t('scanAgain'))}
        />
      );
    case 'blocked':
      return (
        <Notice
          type="warning"
          title={t('report.blocked.title')}
          text={image.ScanBlocked !== undefined && t(`images:scanBlocked.${image.ScanBlocked}`)}
          {...(isFinalBlock(image.ScanBlocked) ? {} : { action: scan(t('scanAgain')) })}
        />
      );
    case 'failed':
      return (
        <Notice
          type="error"
          title={t('report.failed.title')}
          text={
            error !== undefined && (
              <Flex vertical gap={2}>
                <span>{error.Message}</span>
                <span>{error.Recommend}</span>
                <code>{error.Code}</code>
              </Flex>
            )
          }
          action={
            <Button size="small" loading={retrying} onClick={onRetry}>
              {t('common:action.retry')}
            </Button>
          }
        />
      );
  }
}

interface NoticeProps {
  type: 'info' | 'warning' | 'error';
  title: string;
  text: ReactNode;
  icon?: ReactNode;
  action?: ReactNode;
}

function Notice({ type, title, text, icon, action }: NoticeProps) {
  return (
    <Alert
      showIcon
      type={type}
      role={type === 'error' ? 'alert' : 'status'}
      title={title}
      description={text}
      className={styles.notice ?? ''}
      {...(icon === undefined ? {} : { icon })}
      action={action}
    />
  );
}

type ScanFailure = 'timeout' | 'unknownScan' | 'region' | 'repeated' | 'other' | 'unsaid';

/** The cloud's results of a scan that came to nothing. */
const results: Record<string, ScanFailure> = {
  TASK_NOT_EXISTS: 'unknownScan',
  TASK_NOT_SUPPORT_REGION: 'region',
  forbid_create_repeat_task: 'repeated',
};

/** Why an image's last scan failed, as far as the registry says. */
function scanFailureOf({ ScaStatus, ScaResult = '' }: Pick<ImageRow, 'ScaStatus' | 'ScaResult'>): ScanFailure {
  if (ScaResult === '') return ScaStatus === 'TIMEOUT' ? 'timeout' : 'unsaid';
  return results[ScaResult] ?? 'other';
}
