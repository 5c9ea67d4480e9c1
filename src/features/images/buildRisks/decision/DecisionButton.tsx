import { Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BuildRiskFinding } from '#contract/images/buildRiskLists.ts';
import { lazyPart } from '../../../../ui/onDemand/onDemand.ts';
import { LazyOverlay } from '../../../../ui/overlay/LazyOverlay.tsx';
import { RoleButton } from '../../../../ui/permission/RoleButton.tsx';
import { SecondaryText } from '../../../../ui/text/SecondaryText.tsx';
import { decisionName, isHandled } from './riskStatus.ts';
import { type DecidedImage, useDecide } from './useDecide.tsx';

const IgnoreDialog = lazyPart(() => import('./IgnoreDialog.tsx'));

interface DecisionButtonProps {
  image: DecidedImage & { readonly Uuid: string };
  risk: Pick<BuildRiskFinding, 'RiskKey' | 'RiskKeyName' | 'Status' | 'Acceptance'>;
}

/** Where a risk stands, and the way to decide about it or to take the decision back. */
export function DecisionButton({ image, risk }: DecisionButtonProps) {
  const { t } = useTranslation('buildRisksView');
  const [deciding, setDeciding] = useState(false);
  const { reopen, pending } = useDecide();
  const decided = { uuid: image.Uuid, riskKey: risk.RiskKey, name: risk.RiskKeyName };
  const { Acceptance: acceptance } = risk;
  if (isHandled(risk) && acceptance !== undefined) {
    return (
      <Flex align="center" gap="small" wrap>
        <SecondaryText title={acceptance.Reason}>{t(`status.${decisionName(risk.Status)}`)}</SecondaryText>
        <RoleButton
          action="SetImageBuildRiskStatus"
          size="small"
          loading={pending}
          aria-label={t('decision.reopenRisk', { risk: risk.RiskKeyName })}
          onClick={() => reopen(decided, acceptance.Scope)}
        >
          {t('decision.reopen')}
        </RoleButton>
      </Flex>
    );
  }
  return (
    <>
      <RoleButton
        action="SetImageBuildRiskStatus"
        size="small"
        aria-haspopup="dialog"
        aria-label={t('ignore.title', { risk: risk.RiskKeyName })}
        onClick={() => setDeciding(true)}
      >
        {t('ignore.ok')}
      </RoleButton>
      {deciding && (
        <LazyOverlay onClose={() => setDeciding(false)}>
          <IgnoreDialog image={image} risk={decided} onClose={() => setDeciding(false)} />
        </LazyOverlay>
      )}
    </>
  );
}
