import { Button, Tooltip, theme } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../ui/format.ts';
import type { OnScan, ScanScope } from '../rows/scanScope.ts';
import styles from './selection.module.css';

interface SelectionBarProps {
  count: number;
  /** Null where the selection cannot be scanned, and `scanHint` says why. */
  scope: ScanScope | null;
  scanHint: string;
  onScan: OnScan | undefined;
  onSynchronize: () => void;
  onClear: () => void;
  /** What only this list can do. */
  children?: ReactNode;
}

/** What can be done with the ticked rows; at the bottom of the window while there are any. */
export function SelectionBar({ count, scope, scanHint, onScan, onSynchronize, onClear, children }: SelectionBarProps) {
  const { t } = useTranslation('images');
  const { token } = theme.useToken();
  const format = useFormat();
  if (count === 0) return null;
  return (
    <section
      aria-label={t('selection.label')}
      className={styles.bar}
      style={{
        background: token.colorBgElevated,
        borderColor: token.colorBorder,
        borderRadius: token.borderRadiusLG,
        boxShadow: token.boxShadowSecondary,
      }}
    >
      <output className={styles.count}>{t('selection.count', { count, number: format.number(count) })}</output>
      {onScan !== undefined && (
        <Tooltip title={scope === null ? scanHint : ''} trigger={['hover', 'focus']}>
          <Button
            size="small"
            type="primary"
            aria-disabled={scope === null}
            {...(scope === null ? { 'aria-description': scanHint } : {})}
            onClick={() => scope !== null && onScan(scope)}
          >
            {t('action.scan')}
          </Button>
        </Tooltip>
      )}
      <Button size="small" onClick={onSynchronize}>
        {t('action.synchronize')}
      </Button>
      {children}
      <Button size="small" type="text" onClick={onClear}>
        {t('selection.clear')}
      </Button>
    </section>
  );
}
