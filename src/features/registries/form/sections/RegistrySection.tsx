import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { RadioField } from '../../../../ui/fields/RadioField.tsx';
import { kitOf, offeredKits } from '../../kinds/kinds.ts';
import { FixedValue } from '../layout/FixedValue.tsx';
import { FormSection } from '../layout/FormSection.tsx';
import styles from '../layout/form.module.css';
import type { KindFieldsProps } from '../values/formKind.ts';

/** What registry it is. A connected one stays what it is. */
export function WhatSection({ form, stored }: KindFieldsProps) {
  const { t } = useTranslation(['registryForm', 'common']);
  const { control } = form;
  const type = useWatch({ control, name: 'RegistryType' });
  const { VersionFields } = kitOf(type);
  return (
    <FormSection title={t('section.registry')}>
      <div className={styles.pair}>
        {stored === null ? (
          <RadioField
            control={control}
            name="RegistryType"
            label={t('field.RegistryType')}
            required
            options={offeredKits.map(({ type: value }) => ({ value, label: t(`common:registryType.${value}`) }))}
          />
        ) : (
          <FixedValue
            label={t('field.RegistryType')}
            value={t(`common:registryType.${type}`)}
            hint={t('hint.typeFixed')}
          />
        )}
        <VersionFields form={form} stored={stored} />
      </div>
    </FormSection>
  );
}
