import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { quayRowSchema, quayRowsOf } from '#contract/kinds/quay.ts';
import { FixedValue } from '../../form/layout/FixedValue.tsx';
import { Help } from '../../form/layout/Help.tsx';
import { PasswordAccount } from '../../form/sections/PasswordAccount.tsx';
import type { FormKind, KindFieldsProps } from '../../form/values/formKind.ts';
import { noVersion, requiredAccount } from '../../form/values/formSchema.ts';
import { QuayRows } from './QuayRows.tsx';

function VersionFields() {
  const { t } = useTranslation(['quay', 'registryForm']);
  return <FixedValue label={t('registryForm:field.RegistryVersion')} value="V2" hint={t('versionUnused')} />;
}

function AccountFields(props: KindFieldsProps) {
  const { t } = useTranslation('quay');
  return (
    <>
      <PasswordAccount {...props} />
      <QuayRows {...props} />
      <Help title={t('help.token.title')}>{t('help.token.text')}</Help>
    </>
  );
}

const rowInput = z.object({
  namespace: quayRowSchema.shape.namespace,
  authToken: z.nullable(quayRowSchema.shape.authToken),
});

/** Quay: an account, and a token for each organization whose images are wanted. */
export const quay: FormKind = {
  fields: () => ({ ...requiredAccount, ...noVersion, ExtraParam: quayRowsOf(rowInput) }),
  VersionFields,
  AccountFields,
};
