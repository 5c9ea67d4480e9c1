import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImageCriteriaName } from '#contract/images/criteria.ts';
import { SecondaryText } from '../../../../ui/text/SecondaryText.tsx';
import { useCriterionOptions } from '../filters/useCriterionOptions.ts';
import { useCriterionText } from '../filters/useCriterionText.ts';
import type { RegistryName } from '../listSource.ts';
import { searchFieldsOf } from '../state/criteria.ts';
import { isEnumCriterion } from '../state/criterionValues.ts';
import type { ListView } from '../state/listState.ts';
import { type Suggestion, suggest } from './suggest.ts';
import { useExistingNames } from './useExistingNames.ts';

interface ShownSuggestion extends Suggestion {
  readonly key: string;
  readonly title: string;
  readonly label: ReactNode;
  /** What the box holds once this is chosen, for a value to follow; undefined where choosing it filters. */
  readonly begins: string | undefined;
}

/** What the typed text may mean, in words, the likeliest first. */
export function useSuggestions(
  view: ListView,
  registries: readonly RegistryName[],
  text: string,
): readonly ShownSuggestion[] {
  const { t } = useTranslation('images');
  const optionsOf = useCriterionOptions();
  const existing = useExistingNames(view, text);
  const nameOf = ({ name, value }: { name: string; value: string }) =>
    name === 'instanceId' ? registries.find(({ id }) => id === value)?.name : undefined;
  const textOf = useCriterionText(nameOf);
  const fields = searchFieldsOf(view);
  const values = [
    ...fields.filter(isEnumCriterion).flatMap((name) => optionsOf(name).map((option) => ({ name, ...option }))),
    ...registries.map(({ id, name }) => ({ name: 'instanceId', value: id, label: name })),
  ];
  const labelOf = (field: ImageCriteriaName) => t(`criteria.${field}`);
  return suggest(text, { fields, labelOf, values, existing }).map((suggestion) => {
    if (suggestion.field !== undefined) {
      const word = labelOf(suggestion.field);
      return beginning(suggestion, word, t('criteria.equals', { field: word, value: '' }), values);
    }
    const title = suggestion.criteria.map(textOf).join(` ${t('criteria.and')} `);
    return {
      ...suggestion,
      begins: undefined,
      // A name that exists may read like a field that holds the text.
      key: `${suggestion.kind} ${suggestion.criteria.map(({ name, value }) => `${name}:${value}`).join(' ')}`,
      title,
      label:
        suggestion.kind === 'existing' ? (
          <>
            {title} <SecondaryText>{t('search.exists')}</SecondaryText>
          </>
        ) : (
          title
        ),
    };
  });
}

/** A field to begin with, and beside it what it can be. */
function beginning(
  suggestion: Suggestion,
  word: string,
  begins: string,
  values: readonly { name: string; label: string }[],
): ShownSuggestion {
  const examples = values.filter(({ name }) => name === suggestion.field).map(({ label }) => label);
  return {
    ...suggestion,
    key: `begin ${suggestion.field}`,
    title: word,
    begins,
    label: (
      <>
        {word} <SecondaryText>{examples.join(' · ')}</SecondaryText>
      </>
    ),
  };
}
