import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import type { RegistryVersion } from '#contract/enums.ts';
import { quayRowsOf } from '#contract/kinds/quay.ts';
import { registryFields } from '#contract/registries/registries.ts';
import { FixedValue } from '../../form/layout/FixedValue.tsx';
import { Help } from '../../form/layout/Help.tsx';
import { AccountPair } from '../../form/sections/PasswordAccount.tsx';
import type { KindFieldsProps, ProviderKit } from '../../form/values/formKind.ts';
import { quayRowInput } from '../../form/values/formSchema.ts';
import { QuayRows } from './QuayRows.tsx';

function VersionFields() {
  const { t } = useTranslation(['quay', 'registryForm']);
  return <FixedValue label={t('registryForm:field.RegistryVersion')} value="V2" hint={t('versionUnused')} />;
}

function AccountFields(props: KindFieldsProps) {
  const { t } = useTranslation('quay');
  return (
    <>
      <AccountPair {...props} />
      <QuayRows {...props} />
      <Help title={t('help.token.title')}>{t('help.token.text')}</Help>
    </>
  );
}

/** Quay: an account, and a token for each organization whose images are wanted. */
export const quay: ProviderKit<'quay'> = {
  type: 'quay',
  fields: {
    // Without a meaning here. The one chosen for Harbor stays in the form, should one go back to it.
    RegistryVersion: z.pipe(
      z.transform((_chosen: RegistryVersion): RegistryVersion => 'V2'),
      registryFields.RegistryVersion,
    ),
    ExtraParam: quayRowsOf(quayRowInput),
  },
  VersionFields,
  AccountFields,
};
