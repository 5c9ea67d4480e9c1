import { Popconfirm, theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { useActionMutation } from '../../api/useActionMutation.ts';
import { useErrorToast } from '../../ui/errors/useErrorToast.tsx';
import { useFormat } from '../../ui/format/useFormat.ts';
import { RoleButton } from '../../ui/permission/RoleButton.tsx';
import { useForbidden } from '../../ui/permission/useForbidden.ts';
import styles from './registries.module.css';

interface MissingImagesNoticeProps {
  registry: RegistryRow;
  missing: NonNullable<RegistryRow['MissingImages']>;
}

/** How many images the registry does not list any more, what becomes of them by itself, and what can be decided at once. */
export default function MissingImagesNotice({ registry, missing }: MissingImagesNoticeProps) {
  const { t } = useTranslation('registries');
  const { token } = theme.useToken();
  const format = useFormat();
  const onError = useErrorToast();
  const forbidden = useForbidden();
  const decide = useActionMutation('RemoveMissingImages');
  const counted = { count: missing.Count, number: format.number(missing.Count) };
  const RegistryId = registry.Id;
  return (
    <div className={styles.decision} style={{ fontSize: token.fontSizeSM, color: token.colorTextSecondary }}>
      <strong style={{ color: token.colorText }}>
        {t('missing.text', { ...counted, time: format.timeAgo(missing.Since) })}
      </strong>
      <span>
        {missing.SecondLook === undefined
          ? t('missing.kept')
          : registry.SyncSchedule.Type === 'manual'
            ? t('missing.nextManual')
            : t('missing.secondLook', { time: format.timeUntil(missing.SecondLook) })}
      </span>
      <span>
        <Popconfirm
          disabled={forbidden('RemoveMissingImages') !== null}
          title={t('missing.confirm', counted)}
          okText={t('missing.remove')}
          onConfirm={() => decide.mutate({ RegistryId }, { onError })}
        >
          <RoleButton action="RemoveMissingImages" type="link" size="small" danger loading={decide.isPending}>
            {t('missing.remove')}
          </RoleButton>
        </Popconfirm>
        {missing.SecondLook !== undefined && (
          <RoleButton
            action="RemoveMissingImages"
            type="link"
            size="small"
            onClick={() => decide.mutate({ RegistryId, Keep: true }, { onError })}
          >
            {t('missing.keep')}
          </RoleButton>
        )}
      </span>
    </div>
  );
}
