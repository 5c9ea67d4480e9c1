import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '#contract/actions/actions.ts';
import type { ImageRow } from '#contract/images/images.ts';
import type { ReportState } from '#contract/images/vulnerabilities.ts';
import { imageName } from '../imageReference.ts';
import styles from './compare.module.css';

interface NotComparedProps {
  comparison: AnswerOf<'DescribeImageComparison'>;
  /** `report`: what scanners found; `content`: what the images are made of. */
  lacks: 'report' | 'content';
}

/** Why something cannot be told of two images, each that lacks it by name: nothing is guessed in its place. */
export function NotCompared({ comparison, lacks }: NotComparedProps) {
  const { t } = useTranslation('compare');
  const { Image: to, Other: from, ReportState: toReport, OtherReportState: fromReport } = comparison;
  const reported = (image: ImageRow, state: ReportState) =>
    state === 'imported' ? [] : [t(`unknown.report.${state}`, { image: imageName(image) })];
  const takenIn = (image: ImageRow) =>
    image.IntakeState === 'DONE' ? [] : [t(`unknown.intake.${image.IntakeState}`, { image: imageName(image) })];
  const reasons =
    lacks === 'report'
      ? [...reported(from, fromReport), ...reported(to, toReport)]
      : [...takenIn(from), ...takenIn(to)];
  return (
    <Alert
      showIcon
      type="info"
      role="status"
      className={styles.unknown ?? ''}
      title={t(`unknown.${lacks}.title`)}
      description={
        <ul className={styles.reasons}>
          {(reasons.length === 0 ? [t('unknown.noPlatform')] : reasons).map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      }
    />
  );
}
