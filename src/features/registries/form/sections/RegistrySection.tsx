import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { kinds as kindFacts } from '#contract/kinds/kinds.ts';
import { privateRegistryTypes } from '#contract/kinds/registryTypes.ts';
import { RadioField } from '../../../../ui/fields/RadioField.tsx';
import { FixedValue } from '../layout/FixedValue.tsx';
import { FormSection } from '../layout/FormSection.tsx';
import styles from '../layout/form.module.css';
import type { FormKinds, KindFieldsProps } from '../values/formKind.ts';

/** Which kind of registry it is, and which version. A connected one stays what it is. */
export function RegistrySection({ kinds, form, stored }: KindFieldsProps & { kinds: FormKinds }) {
  const { t } = useTranslation('registryForm');
  const { control } = form;
  const type = useWatch({ control, name: 'RegistryType' });
  const { VersionFields } = kinds[type];
  return (
    <FormSection title={t('section.registry')}>
      <div className={styles.pair}>
        {stored === null ? (
          <RadioField
            control={control}
            name="RegistryType"
            label={t('field.RegistryType')}
            required
            options={privateRegistryTypes.map((value) => ({ value, label: kindFacts[value].name }))}
          />
        ) : (
          <FixedValue label={t('field.RegistryType')} value={kindFacts[type].name} hint={t('hint.typeFixed')} />
        )}
        <VersionFields form={form} stored={stored} />
      </div>
    </FormSection>
  );
}
