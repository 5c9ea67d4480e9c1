import { DeleteOutlined } from '@ant-design/icons';
import { Button, Tooltip, theme } from 'antd';
import { useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { RegistryPart } from '#contract/registries/registryRow.ts';
import { readToken } from '#contract/typedText.ts';
import { RegistryStateTag } from '../../../../ui/color/RegistryStateTag.tsx';
import { TextField } from '../../../../ui/fields/TextField.tsx';
import { SecretField } from '../../form/sections/SecretField.tsx';
import { useMovedText } from '../../form/sections/useMovedText.ts';
import type { KindFieldsProps } from '../../form/values/formKind.ts';
import { useMovedFields } from '../../form/values/keptSecrets.ts';
import { storedOrganization } from '../../form/values/storedRegistry.ts';
import styles from './quay.module.css';

interface QuayRowProps extends KindFieldsProps {
  index: number;
  /** How the organizations of the stored registry stand. */
  parts: readonly RegistryPart[];
  /** Absent for the only row: one is needed. */
  onRemove?: () => void;
}

/** One organization with its token. */
export function QuayRow({ form, stored, index, parts, onRemove }: QuayRowProps) {
  const { t } = useTranslation('quay');
  const namespace = useWatch({ control: form.control, name: `ExtraParam.${index}.namespace` });
  const token = useWatch({ control: form.control, name: `ExtraParam.${index}.authToken` });
  const moved = useMovedText()(useMovedFields(form, stored, 'token'));
  const organization = storedOrganization(stored, namespace);
  // Null is a token that was kept: that of the organization's former name.
  const isRenamed = organization === undefined && token === null;
  // What is known of an organization is known of the token that it was stored with, where that was stored for.
  const keepsToken = token === null && moved === undefined;
  const part = keepsToken ? parts.find(({ Name }) => Name === organization?.Namespace) : undefined;
  const remove = t('remove', { organization: namespace || index + 1 });
  return (
    <li className={styles.row}>
      <TextField
        control={form.control}
        name={`ExtraParam.${index}.namespace`}
        label={t('field.namespace')}
        required
        read={readToken}
      />
      <SecretField
        form={form}
        name={`ExtraParam.${index}.authToken`}
        label={t('field.authToken')}
        setAt={organization?.SecretSetAt}
        lost={isRenamed ? t('renamed') : organization && moved}
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
      {part !== undefined && <PartState part={part} />}
    </li>
  );
}

/** Whether the token is proven to read its organization, or why it does not. */
function PartState({ part: { State, LastError } }: { part: RegistryPart }) {
  const { token } = theme.useToken();
  return (
    <div className={styles.state} style={{ fontSize: token.fontSizeSM, color: token.colorTextSecondary }}>
      <RegistryStateTag state={State} />
      {LastError !== undefined && <span>{LastError.Recommend}</span>}
    </div>
  );
}
