import { useTranslation } from 'react-i18next';
import type { DiagnosisStage } from '#contract/diagnosis.ts';
import { connectionStages } from '#contract/failures.ts';
import type { ConnectForm } from '../connectControl.ts';
import type { Remedy } from '../remedy.ts';
import { CertificatePanel, type TrustChoices } from './CertificatePanel.tsx';
import styles from './diagnosis.module.css';
import { StageItem } from './StageItem.tsx';
import { type StageError, StageTrouble } from './StageTrouble.tsx';

interface StageListProps {
  form: ConnectForm;
  /** Empty while the first answer is on its way. */
  stages: readonly DiagnosisStage[];
  /** Found with other values than the form's. */
  outdated: boolean;
  onRemedy: (remedy: Remedy) => void;
  onShow: (error: StageError) => void;
  onPaste: () => void;
}

const waiting: readonly DiagnosisStage[] = connectionStages.map((Stage) => ({ Stage, Status: 'waiting' }));

/** All stages in their order, from the start: nothing moves as they end one by one. */
export function StageList({ form, stages, outdated, onRemedy, onShow, onPaste }: StageListProps) {
  const { t } = useTranslation('diagnosis');
  const fill = { shouldDirty: true, shouldValidate: true } as const;
  const choices: TrustChoices = {
    onTrust: (pem) => {
      form.setValue('CaCertificate', pem, fill);
      // A pin is asked before any authority, and this certificate is not the pinned one.
      form.setValue('CertificateFingerprint', '', fill);
    },
    onPin: (sha256) => form.setValue('CertificateFingerprint', sha256, fill),
    onPaste,
  };
  const shown = stages.length === 0 ? waiting : stages;
  return (
    <ol aria-label={t('stages')} className={`${styles.stages} ${outdated ? styles.outdated : ''}`}>
      {shown.map((stage, index) => {
        const { Error: error } = stage;
        const certificate = error?.Detail?.code === 'CertificateError' ? error.Detail.certificate : null;
        return (
          <StageItem key={stage.Stage} stage={stage} needless={isNeedless(shown, index)}>
            {error !== undefined && <StageTrouble error={error} onRemedy={onRemedy} onShow={onShow} />}
            {certificate !== null && <CertificatePanel certificate={certificate} {...choices} />}
          </StageItem>
        );
      })}
    </ol>
  );
}

/** What was skipped though a later stage was reached does not apply, as TLS over plain HTTP. */
function isNeedless(stages: readonly DiagnosisStage[], index: number): boolean {
  if (stages[index]?.Status !== 'skipped') return false;
  return stages.slice(index + 1).some(({ Status }) => Status !== 'skipped');
}
