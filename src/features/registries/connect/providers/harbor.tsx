import { useTranslation } from 'react-i18next';
import { registryVersions } from '#contract/enums.ts';
import { PasswordField } from '../../../../ui/fields/PasswordField.tsx';
import { RadioField } from '../../../../ui/fields/RadioField.tsx';
import { TextField } from '../../../../ui/fields/TextField.tsx';
import styles from '../connect.module.css';
import type { ConnectControl } from '../connectControl.ts';
import { Help } from '../Help.tsx';
import type { ProviderKit } from './kit.ts';

function VersionFields({ control }: { control: ConnectControl }) {
  const { t } = useTranslation('connect');
  return (
    <div>
      <RadioField
        control={control}
        name="RegistryVersion"
        label={t('field.RegistryVersion')}
        required
        options={registryVersions.map((value) => ({ value, label: t(`option.version.${value}`) }))}
      />
      <Help question={t('help.version.question')}>{t('help.version.answer')}</Help>
    </div>
  );
}

function AccountFields({ control }: { control: ConnectControl }) {
  const { t } = useTranslation('connect');
  return (
    <>
      <div className={styles.pair}>
        <TextField control={control} name="UserName" label={t('field.UserName')} required />
        <PasswordField
          control={control}
          name="Password"
          label={t('field.Password')}
          required
          autoComplete="new-password"
        />
      </div>
      <Help question={t('help.account.question')}>{t('help.account.answer')}</Help>
    </>
  );
}

/** Harbor 1.x and 2.x: one account with the admin role. */
export const harbor: ProviderKit<'harbor'> = {
  type: 'harbor',
  presets: { RegistryVersion: 'V2' },
  VersionFields,
  AccountFields,
};
