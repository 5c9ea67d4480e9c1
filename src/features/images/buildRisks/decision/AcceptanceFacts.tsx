import { useTranslation } from 'react-i18next';
import type { BuildRiskFinding } from '#contract/images/buildRiskLists.ts';
import { RelativeTime } from '../../../../ui/format/RelativeTime.tsx';
import { DescriptionList } from '../../../../ui/layout/DescriptionList.tsx';
import { type DecidedStatus, decisionName } from './riskStatus.ts';

interface AcceptanceFactsProps {
  status: DecidedStatus;
  acceptance: NonNullable<BuildRiskFinding['Acceptance']>;
}

/** Who decided that a risk is none here, how far that holds, and why. */
export function AcceptanceFacts({ status, acceptance }: AcceptanceFactsProps) {
  const { t } = useTranslation('buildRisksView');
  const { Scope, Reason, UserName, Time } = acceptance;
  return (
    <DescriptionList
      label={t('ignore.decision')}
      facts={[
        { name: t('ignore.decision'), value: t(`status.${decisionName(status)}`) },
        { name: t('ignore.scope'), value: t(`scope.${Scope}`) },
        { name: t('decision.by'), value: <bdi>{UserName}</bdi> },
        { name: t('decision.time'), value: <RelativeTime time={Time} /> },
        { name: t('ignore.reason'), value: Reason === '' ? t('decision.noReason') : <bdi>{Reason}</bdi>, wide: true },
      ]}
    />
  );
}
