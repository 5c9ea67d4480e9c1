import { useTranslation } from 'react-i18next';
import { intakeStates, registryStates, riskLevels, scanStates, yesNo } from '#contract/enums.ts';
import { countedRiskKeys } from '#contract/images/buildRisks.ts';
import { kinds } from '#contract/kinds/kinds.ts';
import { registryTypes } from '#contract/kinds/registryTypes.ts';
import { regionsOf } from '#contract/regions.ts';
import { useCenter } from '../../../../api/center.ts';
import { useRegionName } from '../../../../ui/format/useRegionName.ts';
import type { EnumCriterion } from '../state/criterionValues.ts';

interface ValueOption {
  readonly value: string;
  readonly label: string;
}

/** The values that each criterion with a closed list can take, named in the page's language. */
export function useCriterionOptions(): (name: EnumCriterion) => readonly ValueOption[] {
  const { t } = useTranslation(['images', 'common', 'buildRiskNames']);
  const center = useCenter();
  const regionName = useRegionName();
  return (name) => {
    switch (name) {
      case 'registryType':
        return registryTypes.map((value) => ({ value, label: kinds[value].name }));
      case 'registryState':
        return registryStates.map((value) => ({ value, label: t(`common:registryState.${value}`) }));
      case 'riskStatus':
        return yesNo.map((value) => ({ value, label: t(`value.riskStatus.${value}`) }));
      case 'vulStatus':
        return yesNo.map((value) => ({ value, label: t(`value.vulStatus.${value}`) }));
      case 'riskLevel':
        return riskLevels.map((value) => ({ value, label: t(`value.riskLevel.${value}`) }));
      case 'scanStatus':
        return scanStates.map((value) => ({ value, label: t(`value.scanStatus.${value}`) }));
      case 'intakeState':
        return intakeStates.map((value) => ({ value, label: t(`value.intakeState.${value}`) }));
      case 'notListed':
        return yesNo.map((value) => ({ value, label: t(`value.notListed.${value}`) }));
      case 'baseOutdated':
        return yesNo.map((value) => ({ value, label: t(`value.baseOutdated.${value}`) }));
      case 'hcStatus':
        return yesNo.map((value) => ({ value, label: t(`value.hcStatus.${value}`) }));
      case 'secretStatus':
        return yesNo.map((value) => ({ value, label: t(`value.secretStatus.${value}`) }));
      case 'buildRisk':
        return countedRiskKeys.map((value) => ({ value, label: t(`buildRiskNames:${value}`) }));
      case 'regionId':
        return regionsOf(center).map(({ regionId }) => ({ value: regionId, label: regionName(regionId) }));
    }
  };
}
