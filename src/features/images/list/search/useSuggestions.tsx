import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { QuietText } from '../../../../ui/QuietText.tsx';
import { fieldsOf, isChosen } from '../criteriaFacts.ts';
import type { RegistryName } from '../listSource.ts';
import type { ListView } from '../listState.ts';
import { useCriterionOptions } from '../useCriterionOptions.ts';
import { useCriterionText } from '../useCriterionText.ts';
import { type Suggestion, suggest } from './suggest.ts';
import { useExistingNames } from './useExistingNames.ts';

interface ShownSuggestion extends Suggestion {
  readonly key: string;
  readonly title: string;
  readonly label: ReactNode;
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
  const fields = fieldsOf(view);
  const values = [
    ...fields.filter(isChosen).flatMap((name) => optionsOf(name).map((option) => ({ name, ...option }))),
    ...registries.map(({ id, name }) => ({ name: 'instanceId', value: id, label: name })),
  ];
  return suggest(text, { fields, values, existing }).map((suggestion) => {
    const title = suggestion.criteria.map(textOf).join(` ${t('criteria.and')} `);
    return {
      ...suggestion,
      // A name that exists may read like a field that holds the text.
      key: `${suggestion.kind} ${suggestion.criteria.map(({ name, value }) => `${name}:${value}`).join(' ')}`,
      title,
      label:
        suggestion.kind === 'existing' ? (
          <>
            {title} <QuietText>{t('search.exists')}</QuietText>
          </>
        ) : (
          title
        ),
    };
  });
}
