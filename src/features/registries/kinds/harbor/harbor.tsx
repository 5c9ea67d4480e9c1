import { useTranslation } from 'react-i18next';
import { registryVersions } from '#contract/enums.ts';
import { registryFields } from '#contract/registries/registries.ts';
import { RadioField } from '../../../../ui/fields/RadioField.tsx';
import { Help } from '../../form/layout/Help.tsx';
import { PasswordAccount } from '../../form/sections/PasswordAccount.tsx';
import type { FormKind, KindFieldsProps } from '../../form/values/formKind.ts';
import { noExtraRows, requiredAccount } from '../../form/values/formSchema.ts';

function VersionFields({ form }: KindFieldsProps) {
  const { t } = useTranslation(['harbor', 'registryForm']);
  return (
    <div>
      <RadioField
        control={form.control}
        name="RegistryVersion"
        label={t('registryForm:field.RegistryVersion')}
        required
        options={registryVersions.map((value) => ({ value, label: t(`version.${value}`) }))}
      />
      <Help title={t('help.version.title')}>{t('help.version.text')}</Help>
    </div>
  );
}

function AccountFields(props: KindFieldsProps) {
  const { t } = useTranslation('harbor');
  return (
    <>
      <PasswordAccount {...props} />
      <Help title={t('help.account.title')}>{t('help.account.text')}</Help>
    </>
  );
}

/** Harbor 1.x and 2.x: one account with the admin role. */
export const harbor: FormKind = {
  fields: () => ({ ...requiredAccount, ...noExtraRows, RegistryVersion: registryFields.RegistryVersion }),
  VersionFields,
  AccountFields,
};
