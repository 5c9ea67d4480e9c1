import { theme } from 'antd';
import { Fragment, type ReactNode } from 'react';
import styles from './DescriptionList.module.css';

export interface DescriptionItem {
  readonly name: string;
  readonly value: ReactNode;
  /** Takes a line of its own. */
  readonly wide?: boolean;
}

/** Names and values in columns; one column on a phone. */
export function DescriptionList({ facts, label }: { facts: readonly DescriptionItem[]; label: string }) {
  const { token } = theme.useToken();
  return (
    <dl aria-label={label} className={styles.facts}>
      {facts.map(({ name, value, wide = false }) => (
        <Fragment key={name}>
          <dt style={{ color: token.colorTextSecondary, ...(wide ? { gridColumnStart: 1 } : {}) }}>{name}</dt>
          <dd style={wide ? { gridColumn: '2 / -1' } : {}}>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
