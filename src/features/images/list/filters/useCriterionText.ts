import { useTranslation } from 'react-i18next';
import { imageCriteriaNames } from '#contract/images/criteria.ts';
import { matchesSubstring } from '../state/criteria.ts';
import { isEnumCriterion } from '../state/criterionValues.ts';
import type { ListCriterion } from '../state/listState.ts';
import { useCriterionOptions } from './useCriterionOptions.ts';

type Named = Pick<ListCriterion, 'name' | 'value'>;

/** A criterion in words: `Namespace contains payments`, `Risk: High`. `nameOf` knows readable names of ids. */
export function useCriterionText(nameOf?: (criterion: Named) => string | undefined): (criterion: Named) => string {
  const { t } = useTranslation('images');
  const optionsOf = useCriterionOptions();
  return (criterion) => {
    const { name } = criterion;
    const known = imageCriteriaNames.find((each) => each === name);
    const field = known === undefined ? name : t(`criteria.${known}`);
    const option = isEnumCriterion(name) ? optionsOf(name).find(({ value }) => value === criterion.value) : undefined;
    const value = option?.label ?? nameOf?.(criterion) ?? criterion.value;
    return t(matchesSubstring(name) ? 'criteria.contains' : 'criteria.equals', { field, value });
  };
}
