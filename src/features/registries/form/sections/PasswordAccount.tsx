import { useTranslation } from 'react-i18next';
import { trimmed } from '#contract/typedText.ts';
import { TextField } from '../../../../ui/fields/TextField.tsx';
import styles from '../layout/form.module.css';
import type { KindFieldsProps } from '../values/formKind.ts';
import { useMovedFields } from '../values/keptSecrets.ts';
import { SecretField } from './SecretField.tsx';
import { useMovedText } from './useMovedText.ts';

/** User name and password, which every kind of registry asks for. */
export function PasswordAccount({ form, stored }: KindFieldsProps) {
  const { t } = useTranslation('registryForm');
  const lost = useMovedText()(useMovedFields(form, stored, 'password'));
  return (
    <div className={styles.pair}>
      <TextField control={form.control} name="UserName" label={t('field.UserName')} required read={trimmed} />
      <SecretField
        form={form}
        name="Password"
        label={t('field.Password')}
        setAt={stored?.row.SecretSetAt}
        lost={lost}
      />
    </div>
  );
}
