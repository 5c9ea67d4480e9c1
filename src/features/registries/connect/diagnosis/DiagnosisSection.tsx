import { Alert, Button, Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../../../ui/ErrorPanel.tsx';
import type { ConnectForm } from '../connectControl.ts';
import { FormSection } from '../FormSection.tsx';
import type { Remedy } from '../remedy.ts';
import { DiagnosisSummary } from './DiagnosisSummary.tsx';
import { StageList } from './StageList.tsx';
import type { StageError } from './StageTrouble.tsx';
import type { Diagnosis } from './useDiagnosis.ts';

interface DiagnosisSectionProps {
  form: ConnectForm;
  diagnosis: Diagnosis;
  onStart: () => void;
  onRemedy: (remedy: Remedy) => void;
  onShow: (error: StageError) => void;
  /** Goes to the field in which an authority is pasted. */
  onPaste: () => void;
}

/** Tests the connection stage by stage before anything is saved. */
export function DiagnosisSection({ form, diagnosis, onStart, ...acts }: DiagnosisSectionProps) {
  const { t } = useTranslation('diagnosis');
  const { status, outdated } = diagnosis;
  const underWay = status === 'starting' || status === 'running';
  return (
    <FormSection question={t('question')}>
      <Flex vertical gap="small" align="stretch">
        <Flex gap="small" align="center" wrap>
          {underWay ? (
            // The same button in the same place: the focus stays where it is.
            <Button key="test" onClick={diagnosis.cancel}>
              {t('cancel')}
            </Button>
          ) : (
            <Button key="test" onClick={onStart}>
              {status === null ? t('start') : t('again')}
            </Button>
          )}
          <DiagnosisSummary diagnosis={diagnosis} />
        </Flex>
        {outdated && !underWay && <Alert type="warning" showIcon title={t('outdated')} />}
        {diagnosis.error !== null && <ErrorPanel error={diagnosis.error} />}
        {status !== null && <StageList form={form} stages={diagnosis.stages} outdated={outdated} {...acts} />}
      </Flex>
    </FormSection>
  );
}
