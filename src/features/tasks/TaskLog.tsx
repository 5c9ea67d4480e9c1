import { theme } from 'antd';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaskLogEntry } from '#contract/tasks.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import styles from './tasks.module.css';

/** What failed and why, newest first; closed until wanted. */
export function TaskLog({ entries, ref }: { entries: readonly TaskLogEntry[]; ref: Ref<HTMLDetailsElement> }) {
  const { t } = useTranslation('tasks');
  const { token } = theme.useToken();
  const format = useFormat();
  if (entries.length === 0) return null;
  const colors = { info: token.colorTextSecondary, warning: token.colorWarningText, error: token.colorErrorText };
  return (
    <details ref={ref} className={styles.log}>
      <summary style={{ color: token.colorLink }}>{t('log', { number: format.number(entries.length) })}</summary>
      <ol className={styles.entries} style={{ background: token.colorFillQuaternary, fontSize: token.fontSizeSM }}>
        {entries.map((entry) => (
          <li key={`${entry.Time} ${entry.Target} ${entry.Code} ${entry.Message}`} className={styles.entry}>
            <time dateTime={new Date(entry.Time).toISOString()} style={{ color: token.colorTextTertiary }}>
              {format.dateTime(entry.Time)}
            </time>
            <span style={{ color: colors[entry.Level] }}>{entry.Message}</span>
            {entry.Target !== '' && <code style={{ fontFamily: token.fontFamilyCode }}>{entry.Target}</code>}
            {entry.Code !== '' && (
              <code style={{ fontFamily: token.fontFamilyCode, color: token.colorTextTertiary }}>{entry.Code}</code>
            )}
          </li>
        ))}
      </ol>
    </details>
  );
}
