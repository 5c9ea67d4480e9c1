import { connectionStages } from '#contract/failures/failures.ts';
import type { DiagnosisStage } from '#contract/registries/diagnosis.ts';
import { CertificatePanel, type TrustChoices } from './CertificatePanel.tsx';
import styles from './diagnosis.module.css';
import { type StageActions, StageFailure } from './StageFailure.tsx';
import { StageItem } from './StageItem.tsx';

export interface StageListProps extends StageActions {
  label: string;
  /** Empty while the first answer is on its way. */
  stages: readonly DiagnosisStage[];
  /** Found with other values than the form's. */
  outdated: boolean;
  /** What may be done about a certificate that was refused; absent where the form cannot trust any. */
  trust?: TrustChoices;
}

const waiting: readonly DiagnosisStage[] = connectionStages.map((Stage) => ({ Stage, Status: 'waiting' }));

/** All stages in their order, from the start: nothing moves as they end one by one. */
export function StageList({ label, stages, outdated, trust, ...actions }: StageListProps) {
  const shown = stages.length === 0 ? waiting : stages;
  return (
    <ol aria-label={label} className={`${styles.stages} ${outdated ? styles.outdated : ''}`}>
      {shown.map((stage, index) => {
        const { Error: error } = stage;
        const certificate = error?.Detail?.code === 'CertificateError' ? error.Detail.certificate : null;
        return (
          <StageItem key={stage.Stage} stage={stage} notApplicable={isNotApplicable(shown, index)}>
            {error !== undefined && <StageFailure error={error} {...actions} />}
            {certificate !== null && trust !== undefined && <CertificatePanel certificate={certificate} {...trust} />}
          </StageItem>
        );
      })}
    </ol>
  );
}

/** What was skipped though a later stage was reached does not apply, as TLS over plain HTTP. */
function isNotApplicable(stages: readonly DiagnosisStage[], index: number): boolean {
  if (stages[index]?.Status !== 'skipped') return false;
  return stages.slice(index + 1).some(({ Status }) => Status !== 'skipped');
}
