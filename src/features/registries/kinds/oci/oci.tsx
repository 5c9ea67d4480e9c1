import { useTranslation } from 'react-i18next';
import { SecondaryText } from '../../../../ui/text/SecondaryText.tsx';
import { FixedValue } from '../../form/layout/FixedValue.tsx';
import { Help } from '../../form/layout/Help.tsx';
import { PasswordAccount } from '../../form/sections/PasswordAccount.tsx';
import type { FormKind, KindFieldsProps } from '../../form/values/formKind.ts';
import { isNobody, noAccount, noExtraRows, noVersion, requiredAccount } from '../../form/values/formSchema.ts';

function VersionFields() {
  const { t } = useTranslation(['oci', 'registryForm']);
  return (
    <div>
      <FixedValue label={t('registryForm:field.RegistryVersion')} value="V2" hint={t('versionUnused')} />
      <Help title={t('help.registries.title')}>{t('help.registries.text')}</Help>
    </div>
  );
}

function AccountFields(props: KindFieldsProps) {
  const { t } = useTranslation('oci');
  return (
    <>
      <PasswordAccount {...props} optional />
      <SecondaryText>{t('noAccount')}</SecondaryText>
      <Help title={t('help.account.title')}>{t('help.account.text')}</Help>
      <Help title={t('help.catalog.title')}>{t('help.catalog.text')}</Help>
      <Help title={t('help.listing.title')}>{t('help.listing.text')}</Help>
    </>
  );
}

/** Any registry that speaks the distribution API: an account, or none. */
export const oci: FormKind = {
  fields: (values) => ({ ...(isNobody(values) ? noAccount : requiredAccount), ...noVersion, ...noExtraRows }),
  VersionFields,
  AccountFields,
};
