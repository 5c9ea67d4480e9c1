import { Tooltip, theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type * as z from 'zod/mini';
import type { lastErrorSchema } from '#contract/registries/registryRow.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import styles from './registries.module.css';

/** Why a registry fails, since when, what to do, and when it is tried again. */
export function RegistryLastError({ error }: { error: z.infer<typeof lastErrorSchema> }) {
  const { t } = useTranslation('registries');
  const { token } = theme.useToken();
  const format = useFormat();
  return (
    <div className={styles.trouble} style={{ fontSize: token.fontSizeSM, color: token.colorTextSecondary }}>
      <span className={styles.wrong} style={{ color: token.colorErrorText }}>
        {error.Message}
      </span>
      <Tooltip title={error.Recommend}>
        <span className={styles.advice}>{error.Recommend}</span>
      </Tooltip>
      <span className={styles.evidence}>
        <code style={{ fontFamily: token.fontFamilyCode }}>{error.Code}</code>
        <time dateTime={new Date(error.Since).toISOString()} title={format.dateTime(error.Since)}>
          {t('item.since', { time: format.timeAgo(error.Since) })}
        </time>
        {error.NextTry !== undefined && <span>{t('item.nextTry', { time: format.timeUntil(error.NextTry) })}</span>}
      </span>
    </div>
  );
}
