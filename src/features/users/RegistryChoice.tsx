import { type Control, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '../../ui/errors/ErrorPanel.tsx';
import { MultiSelectField } from '../../ui/fields/MultiSelectField.tsx';
import { RadioField } from '../../ui/fields/RadioField.tsx';
import { useRegistryNames } from './useRegistryNames.ts';
import type { UserFormOutput, UserFormValues } from './userForm.ts';

/** Which registries a user sees: all, or some that are found by name. */
export function RegistryChoice({ control }: { control: Control<UserFormValues, unknown, UserFormOutput> }) {
  const { t } = useTranslation(['users', 'common']);
  const [sees, chosen] = useWatch({ control, name: ['sees', 'RegistryIds'] });
  const { registries, error, retry } = useRegistryNames();
  const known = registries ?? [];
  const options = [
    ...known.map(({ id, name, center }) => ({
      value: String(id),
      label: t('form.option', { registry: name, center: t(`common:center.${center}`) }),
    })),
    // Chosen before, and not told of now: it must not get lost with the next saving.
    ...chosen
      .filter((id) => known.every((registry) => String(registry.id) !== id))
      .map((id) => ({ value: id, label: t('unknownRegistry', { id }) })),
  ];
  return (
    <>
      <RadioField
        control={control}
        name="sees"
        label={t('form.registries')}
        options={(['all', 'chosen'] as const).map((value) => ({ value, label: t(`form.${value}`) }))}
        extra={t(sees === 'all' ? 'form.allHint' : 'form.chosenHint')}
      />
      {sees === 'chosen' && error !== null && <ErrorPanel error={error} onRetry={retry} />}
      {sees === 'chosen' && (
        <MultiSelectField
          control={control}
          name="RegistryIds"
          label={t('form.choose')}
          required
          placeholder={t('form.choosePlaceholder')}
          options={options}
        />
      )}
    </>
  );
}
