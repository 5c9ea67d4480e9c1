import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { registryVersions } from '#contract/enums.ts';
import { registryFields } from '#contract/registries/registries.ts';
import { RadioField } from '../../../../ui/fields/RadioField.tsx';
import { Help } from '../../form/layout/Help.tsx';
import { AccountPair } from '../../form/sections/PasswordAccount.tsx';
import type { KindFieldsProps, ProviderKit } from '../../form/values/formKind.ts';
import type { QuayRowValues } from '../../form/values/formSchema.ts';

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
      <AccountPair {...props} />
      <Help title={t('help.account.title')}>{t('help.account.text')}</Help>
    </>
  );
}

/** Harbor 1.x and 2.x: one account with the admin role. */
export const harbor: ProviderKit<'harbor'> = {
  type: 'harbor',
  fields: {
    RegistryVersion: registryFields.RegistryVersion,
    // Rows typed for Quay stay in the form, should one go back to it, and never leave it.
    ExtraParam: z.pipe(
      z.transform((_rows: QuayRowValues[]): QuayRowValues[] => []),
      z.array(z.custom<QuayRowValues>()),
    ),
  },
  VersionFields,
  AccountFields,
};
