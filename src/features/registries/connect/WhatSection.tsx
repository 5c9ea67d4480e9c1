import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { RadioField } from '../../../ui/fields/RadioField.tsx';
import styles from './connect.module.css';
import type { ConnectForm } from './connectControl.ts';
import { FormSection } from './FormSection.tsx';
import { kitOf, offeredKits } from './providers/kits.ts';

/** What registry it is. */
export function WhatSection({ form }: { form: ConnectForm }) {
  const { t } = useTranslation(['connect', 'common']);
  const { control } = form;
  const type = useWatch({ control, name: 'RegistryType' });
  const { VersionFields } = kitOf(type);
  const takePresets = () => {
    const { presets } = kitOf(form.getValues('RegistryType'));
    form.setValue('RegistryVersion', presets.RegistryVersion, { shouldDirty: true });
  };
  return (
    <FormSection question={t('section.what')}>
      <div className={styles.pair}>
        <RadioField
          control={control}
          name="RegistryType"
          label={t('field.RegistryType')}
          required
          options={offeredKits.map(({ type: value }) => ({ value, label: t(`common:registryType.${value}`) }))}
          onChanged={takePresets}
        />
        <VersionFields control={control} />
      </div>
    </FormSection>
  );
}
