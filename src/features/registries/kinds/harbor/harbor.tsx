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
  const { t } = useTranslation('connect');
  return (
    <div>
      <RadioField
        control={form.control}
        name="RegistryVersion"
        label={t('field.RegistryVersion')}
        required
        options={registryVersions.map((value) => ({ value, label: t(`option.version.${value}`) }))}
      />
      <Help question={t('help.version.question')}>{t('help.version.answer')}</Help>
    </div>
  );
}

function AccountFields(props: KindFieldsProps) {
  const { t } = useTranslation('connect');
  return (
    <>
      <AccountPair {...props} />
      <Help question={t('help.account.question')}>{t('help.account.answer')}</Help>
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
