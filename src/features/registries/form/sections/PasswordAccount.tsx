import { useTranslation } from 'react-i18next';
import { trimmed } from '#contract/typedText.ts';
import { TextField } from '../../../../ui/fields/TextField.tsx';
import styles from '../layout/form.module.css';
import type { KindFieldsProps } from '../values/formKind.ts';
import { useMovedFields } from '../values/keptSecrets.ts';
import { SecretField } from './SecretField.tsx';
import { useMovedText } from './useMovedText.ts';

/** User name and password, which every kind of registry asks for; `optional` where it may be read without. */
export function PasswordAccount({ form, stored, optional = false }: KindFieldsProps & { optional?: boolean }) {
  const { t } = useTranslation('registryForm');
  const label = (name: 'UserName' | 'Password') =>
    optional ? t('optional', { label: t(`field.${name}`) }) : t(`field.${name}`);
  const lost = useMovedText()(useMovedFields(form, stored, 'password'));
  return (
    <div className={styles.pair}>
      <TextField control={form.control} name="UserName" label={label('UserName')} required={!optional} read={trimmed} />
      <SecretField
        form={form}
        name="Password"
        label={label('Password')}
        required={!optional}
        setAt={stored?.row.UserName === '' ? undefined : stored?.row.SecretSetAt}
        lost={lost}
      />
    </div>
  );
}
