import { type Control, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { CheckboxField } from '../../../ui/fields/CheckboxField.tsx';
import { MultiSelectField } from '../../../ui/fields/MultiSelectField.tsx';
import { RadioField } from '../../../ui/fields/RadioField.tsx';
import type { CycleFormOutput, CycleFormValues } from './cycleForm.ts';

export interface RegistryOption {
  readonly id: number;
  readonly name: string;
}

interface ScopeFieldsProps {
  control: Control<CycleFormValues, unknown, CycleFormOutput>;
  registries: readonly RegistryOption[];
}

/** Which registries a cycle scans, and whether repositories that come later belong to it. */
export function ScopeFields({ control, registries }: ScopeFieldsProps) {
  const { t } = useTranslation('scanSettings');
  const scope = useWatch({ control, name: 'scope' });
  return (
    <>
      <RadioField
        control={control}
        name="scope"
        label={t('scope')}
        options={[
          { value: 'all', label: t('scopeAll') },
          { value: 'chosen', label: t('scopeChosen') },
        ]}
      />
      {scope === 'chosen' && (
        <MultiSelectField
          control={control}
          name="registryIds"
          label={t('registries')}
          required
          placeholder={t('registriesPlaceholder')}
          options={registries.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
      )}
      <CheckboxField control={control} name="autoAddRepositories" label={t('autoAdd')} />
    </>
  );
}
