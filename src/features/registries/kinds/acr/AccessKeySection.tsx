import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { readToken } from '#contract/typedText.ts';
import { TextField } from '../../../../ui/fields/TextField.tsx';
import { FormSection } from '../../form/layout/FormSection.tsx';
import styles from '../../form/layout/form.module.css';
import { Help } from '../../form/layout/Help.tsx';
import { SecretField } from '../../form/sections/SecretField.tsx';
import { useMovedText } from '../../form/sections/useMovedText.ts';
import type { AcrFormMethods } from './acrFormSchema.ts';
import type { KeptKeys } from './keptKeys.ts';

interface AccessKeySectionProps {
  form: AcrFormMethods;
  keptKeys: KeptKeys;
}

/** The AccessKey that the cloud is asked with, and the permissions it needs. */
export function AccessKeySection({ form, keptKeys }: AccessKeySectionProps) {
  const { t } = useTranslation('acr');
  const movedText = useMovedText();
  const { setAt, moved } = useWatch({
    control: form.control,
    compute: (values) => ({ setAt: keptKeys.setAt(values), moved: keptKeys.movedFields(values) }),
  });
  return (
    <FormSection title={t('section.accessKey')}>
      <div className={styles.pair}>
        <TextField control={form.control} name="AccessKeyId" label={t('field.AccessKeyId')} required read={readToken} />
        <SecretField
          form={form}
          name="AccessKeySecret"
          label={t('field.AccessKeySecret')}
          setAt={setAt}
          lost={movedText(moved)}
        />
      </div>
      <Help title={t('help.rights.title')}>{t('help.rights.text')}</Help>
      <Help title={t('help.create.title')}>{t('help.create.text')}</Help>
    </FormSection>
  );
}
