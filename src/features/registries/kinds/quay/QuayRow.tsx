import { DeleteOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { TextField } from '../../../../ui/fields/TextField.tsx';
import { SecretField } from '../../form/sections/SecretField.tsx';
import type { KindFieldsProps } from '../../form/values/formKind.ts';
import { storedOrganization } from '../../form/values/storedRegistry.ts';
import styles from './quay.module.css';

interface QuayRowProps extends KindFieldsProps {
  index: number;
  /** Absent for the only row: one is needed. */
  onRemove?: () => void;
}

/** One organization with its token. */
export function QuayRow({ form, stored, index, onRemove }: QuayRowProps) {
  const { t } = useTranslation('quay');
  const namespace = useWatch({ control: form.control, name: `ExtraParam.${index}.namespace` });
  const tokenName = `ExtraParam.${index}.authToken` as const;
  // A token is kept for its organization: under another name there is none to keep.
  const dropKeptToken = () => {
    const renamed = storedOrganization(stored, form.getValues(`ExtraParam.${index}.namespace`)) === undefined;
    if (renamed && form.getValues(tokenName) === null) form.setValue(tokenName, '', { shouldDirty: true });
  };
  const remove = t('remove', { organization: namespace || index + 1 });
  return (
    <li className={styles.row}>
      <TextField
        control={form.control}
        name={`ExtraParam.${index}.namespace`}
        label={t('field.namespace')}
        required
        onChanged={dropKeptToken}
      />
      <SecretField
        form={form}
        name={tokenName}
        label={t('field.authToken')}
        setAt={storedOrganization(stored, namespace)?.SecretSetAt}
      />
      <Tooltip title={onRemove === undefined ? t('oneNeeded') : remove}>
        <Button
          type="text"
          className={styles.remove ?? ''}
          icon={<DeleteOutlined />}
          aria-label={remove}
          disabled={onRemove === undefined}
          {...(onRemove === undefined ? {} : { onClick: onRemove })}
        />
      </Tooltip>
    </li>
  );
}
