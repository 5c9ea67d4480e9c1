import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { RegistryRow } from '#contract/registries/registries.ts';
import { TextField } from '../../../../ui/fields/TextField.tsx';
import { FormSection } from '../../form/layout/FormSection.tsx';
import styles from '../../form/layout/form.module.css';
import { Help } from '../../form/layout/Help.tsx';
import { SecretField } from '../../form/sections/SecretField.tsx';
import type { AcrFormMethods } from './acrFormSchema.ts';

interface AccessKeySectionProps {
  form: AcrFormMethods;
  /** The connected regions whose key may be kept. */
  connected: readonly RegistryRow[];
}

/** The AccessKey that the cloud is asked with, and the permissions it needs. */
export function AccessKeySection({ form, connected }: AccessKeySectionProps) {
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

/** The regions that are connected with one AccessKey: it is replaced in all of them at once. */
export function regionsWith(accessKeyId: string, regions: readonly RegistryRow[]): readonly RegistryRow[] {
  return regions.filter(({ UserName }) => UserName === accessKeyId.trim());
}

/** When the stored secret of an AccessKey was set, ms since 1970; undefined where that key is not connected. */
export function secretSetAt(accessKeyId: string, regions: readonly RegistryRow[]): number | undefined {
  return regionsWith(accessKeyId, regions)[0]?.SecretSetAt;
}
