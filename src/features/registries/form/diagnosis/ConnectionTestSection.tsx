import { Alert, Button, Flex, Typography } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../../../ui/errors/ErrorPanel.tsx';
import { FormSection } from '../layout/FormSection.tsx';
import { RegionStages } from './RegionStages.tsx';
import type { StageListProps } from './StageList.tsx';
import type { Diagnosis } from './useDiagnosis.ts';
import { useSummaryText } from './useSummaryText.ts';

interface ConnectionTestSectionProps extends Pick<StageListProps, 'focusFields' | 'onApplyFix' | 'trust'> {
  diagnosis: Diagnosis;
}

/** Tests the connection stage by stage before anything is saved. */
export function ConnectionTestSection({ diagnosis, ...actions }: ConnectionTestSectionProps) {
  const { t } = useTranslation('diagnosis');
  const summaryText = useSummaryText();
  const { status, outdated } = diagnosis;
  const underWay = status === 'starting' || status === 'running';
  const stages = useRef<HTMLDivElement>(null);
  // The button is the last thing in the drawer: what it starts, and why it failed, would be out of sight.
  useEffect(() => {
    if (status !== null) stages.current?.scrollIntoView({ block: 'nearest' });
  }, [status]);
  return (
    <FormSection title={t('title')}>
      <Flex vertical gap="small" align="stretch">
        <Flex gap="small" align="center" wrap>
          {underWay ? (
            // The same button in the same place: the focus stays where it is.
            <Button key="test" onClick={diagnosis.cancel}>
              {t('cancel')}
            </Button>
          ) : (
            <Button key="test" onClick={diagnosis.start}>
              {status === null ? t('start') : t('again')}
            </Button>
          )}
          {/* Screen readers hear it change. */}
          <Typography.Text role="status" aria-live="polite" type="secondary" style={{ flex: 1, minWidth: 200 }}>
            {summaryText(status, diagnosis.stages)}
          </Typography.Text>
        </Flex>
        {outdated && !underWay && <Alert type="warning" showIcon title={t('outdated')} />}
        {diagnosis.error !== null && <ErrorPanel error={diagnosis.error} />}
        {status !== null && (
          <div ref={stages}>
            <RegionStages stages={diagnosis.stages} outdated={outdated} {...actions} />
          </div>
        )}
      </Flex>
    </FormSection>
  );
}
