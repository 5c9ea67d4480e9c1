import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { RegistryRow } from '#contract/registries/registries.ts';
import { TextField } from '../../../../ui/fields/TextField.tsx';
import { FormSection } from '../../form/layout/FormSection.tsx';
import styles from '../../form/layout/form.module.css';
import { Help } from '../../form/layout/Help.tsx';
import { SecretField } from '../../form/sections/SecretField.tsx';
import type { AcrForm } from './acrFormSchema.ts';
import { secretSetAt } from './connectedKeys.ts';

interface KeySectionProps {
  form: AcrForm;
  /** The connected regions whose key may be kept. */
  connected: readonly RegistryRow[];
}

/** As whom the cloud is asked: an AccessKey, and what it needs to be allowed. */
export function KeySection({ form, connected }: KeySectionProps) {
  const { t } = useTranslation('acr');
  const accessKeyId = useWatch({ control: form.control, name: 'AccessKeyId' });
  return (
    <FormSection title={t('section.accessKey')}>
      <div className={styles.pair}>
        <TextField control={form.control} name="AccessKeyId" label={t('field.AccessKeyId')} required />
        <SecretField
          form={form}
          name="AccessKeySecret"
          label={t('field.AccessKeySecret')}
          setAt={secretSetAt(accessKeyId, connected)}
        />
      </div>
      <Help title={t('help.rights.title')}>{t('help.rights.text')}</Help>
      <Help title={t('help.create.title')}>{t('help.create.text')}</Help>
    </FormSection>
  );
}
