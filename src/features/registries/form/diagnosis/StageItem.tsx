import {
  CheckCircleFilled,
  ClockCircleOutlined,
  CloseCircleFilled,
  LoadingOutlined,
  MinusCircleOutlined,
} from '@ant-design/icons';
import { theme } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StageStatus } from '#contract/enums.ts';
import type { DiagnosisStage } from '#contract/registries/diagnosis.ts';
import { usePalette } from '../../../../ui/color/palette.ts';
import styles from './diagnosis.module.css';
import { useStageResultText } from './useStageResultText.ts';

const icons: Record<StageStatus, ReactNode> = {
  waiting: <ClockCircleOutlined />,
  running: <LoadingOutlined />,
  passed: <CheckCircleFilled />,
  failed: <CloseCircleFilled />,
  skipped: <MinusCircleOutlined />,
};

interface StageItemProps {
  stage: DiagnosisStage;
  /** Skipped because it does not apply, not because the test ended before. */
  notApplicable: boolean;
  children?: ReactNode;
}

/** One stage: how it stands as icon and word, how long it took, and what was seen. */
export function StageItem({ stage, notApplicable, children }: StageItemProps) {
  const { t, i18n } = useTranslation('diagnosis');
  const { token } = theme.useToken();
  const states = usePalette().state;
  const stageResultText = useStageResultText();
  const colors: Record<StageStatus, string> = {
    waiting: token.colorTextTertiary,
    running: states.syncing.solid,
    passed: states.verified.solid,
    failed: token.colorError,
    skipped: token.colorTextTertiary,
  };
  const { Status, ElapsedMs, Evidence } = stage;
  const milliseconds = new Intl.NumberFormat(i18n.language, { style: 'unit', unit: 'millisecond' });
  return (
    <li className={styles.stage}>
      <span aria-hidden="true" className={styles.icon} style={{ color: colors[Status] }}>
        {icons[Status]}
      </span>
      <div className={styles.body}>
        <div className={styles.stageLine}>
          <span>{t(`stage.${stage.Stage}`)}</span>
          <span style={{ color: Status === 'failed' ? token.colorErrorText : token.colorTextSecondary }}>
            {notApplicable ? t('status.notApplicable') : t(`status.${Status}`)}
          </span>
          {ElapsedMs !== undefined && (
            <span className={styles.time} style={{ color: token.colorTextSecondary }}>
              {milliseconds.format(ElapsedMs)}
            </span>
          )}
        </div>
        {Evidence !== undefined && (
          <div className={styles.evidence} style={{ color: token.colorTextSecondary, fontSize: token.fontSizeSM }}>
            {stageResultText(Evidence, Status !== 'running')}
          </div>
        )}
        {children}
      </div>
    </li>
  );
}
