import { Button, Tooltip, theme } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../ui/format/useFormat.ts';
import { RoleButton } from '../../../../ui/permission/RoleButton.tsx';
import styles from './selection.module.css';

interface SelectionBarProps {
  count: number;
  /** Says it where the number alone does not. */
  text?: string | undefined;
  /** Why the selection cannot be scanned; null where it can. */
  scanHint: string | null;
  onScan: (() => void) | undefined;
  /** Absent where they are too many to be read anew one by one. */
  onSynchronize: (() => void) | undefined;
  onClear: () => void;
  /** What only this list can do. */
  children?: ReactNode;
}

/** What can be done with the selected rows; at the bottom of the window while there are any. */
export default function SelectionBar({
  count,
  text,
  scanHint,
  onScan,
  onSynchronize,
  onClear,
  children,
}: SelectionBarProps) {
  const { t } = useTranslation('images');
  const { token } = theme.useToken();
  const format = useFormat();
  return (
    <section
      aria-label={t('selection.label')}
      data-screen-only
      className={styles.bar}
      style={{
        background: token.colorBgElevated,
        borderColor: token.colorBorder,
        borderRadius: token.borderRadiusLG,
        boxShadow: token.boxShadowSecondary,
      }}
    >
      <output className={styles.count}>{text ?? t('selection.count', { count, number: format.number(count) })}</output>
      {onScan !== undefined && (
        <Tooltip title={scanHint} trigger={['hover', 'focus']}>
          <RoleButton
            action="PublicCreateImageScanTask"
            size="small"
            type="primary"
            aria-disabled={scanHint !== null}
            {...(scanHint === null ? {} : { 'aria-description': scanHint })}
            onClick={() => scanHint === null && onScan()}
          >
            {t('action.scan')}
          </RoleButton>
        </Tooltip>
      )}
      {onSynchronize !== undefined && (
        <RoleButton action="RefreshContainerAssets" size="small" onClick={onSynchronize}>
          {t('action.synchronize')}
        </RoleButton>
      )}
      {children}
      <Button size="small" type="text" onClick={onClear}>
        {t('selection.clear')}
      </Button>
    </section>
  );
}
