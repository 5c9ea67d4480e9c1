import { Button, Segmented, Tag, theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type { LogicalExp } from '#contract/criteria.ts';
import { fieldsOf, isChosen } from './criteriaFacts.ts';
import styles from './list.module.css';
import { isFiltered, type ListCriterion, type ListState } from './listState.ts';
import { useCriterionOptions } from './useCriterionOptions.ts';
import type { ChangeList } from './useListState.ts';

interface FilterChipsProps {
  state: ListState;
  onChange: ChangeList;
  /** A readable name for an id, where the rows at hand know it. */
  nameOf: (criterion: ListCriterion) => string | undefined;
}

/** The filters in force, each removable; nothing while there is none. */
export function FilterChips({ state, onChange, nameOf }: FilterChipsProps) {
  const { t } = useTranslation('images');
  const { token } = theme.useToken();
  const optionsOf = useCriterionOptions();
  if (!isFiltered(state)) return null;

  const valueText = ({ name, value }: ListCriterion) =>
    isChosen(name) ? optionsOf(name).find((option) => option.value === value)?.label : undefined;
  const chipText = (criterion: ListCriterion) => {
    const field = fieldsOf(state.view).find((known) => known === criterion.name);
    const title = field === undefined ? criterion.name : t(`criteria.${field}`);
    return `${title}: ${valueText(criterion) ?? nameOf(criterion) ?? criterion.value}`;
  };
  const remove = (gone: ListCriterion) =>
    onChange({ criteria: state.criteria.filter((criterion) => criterion !== gone) });

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be a form's, and nothing is submitted here
    <div role="group" aria-label={t('criteria.label')} className={styles.chips}>
      {state.criteria.length > 1 && (
        <Segmented<LogicalExp>
          size="small"
          style={{ background: token.colorFillSecondary }}
          aria-label={t('criteria.join')}
          value={state.join}
          options={[
            { value: 'AND', label: t('criteria.and') },
            { value: 'OR', label: t('criteria.or') },
          ]}
          onChange={(join) => onChange({ join })}
        />
      )}
      {state.criteria.map((criterion) => (
        <Chip
          key={`${criterion.name}:${criterion.value}`}
          text={chipText(criterion)}
          onRemove={() => remove(criterion)}
        />
      ))}
      {state.scanned !== null && (
        <Chip
          text={`${t('criteria.scanned')}: ${t(`value.scanned.${state.scanned}`)}`}
          onRemove={() => onChange({ scanned: null })}
        />
      )}
      <Button type="link" size="small" onClick={() => onChange({ criteria: [], scanned: null })}>
        {t('criteria.clear')}
      </Button>
    </div>
  );
}

function Chip({ text, onRemove }: { text: string; onRemove: () => void }) {
  const { t } = useTranslation('images');
  const { token } = theme.useToken();
  return (
    <Tag
      className={styles.chip ?? ''}
      variant="outlined"
      style={{ background: token.colorBgContainer }}
      closable={{ 'aria-label': t('criteria.remove', { filter: text }) }}
      onClose={(event) => {
        // The URL decides which chips there are; antd would hide this one on its own.
        event.preventDefault();
        onRemove();
      }}
    >
      {text}
    </Tag>
  );
}
