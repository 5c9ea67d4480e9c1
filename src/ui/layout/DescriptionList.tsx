import { theme } from 'antd';
import { Fragment, type ReactNode } from 'react';
import styles from './DescriptionList.module.css';

export interface DescriptionItem {
  readonly name: string;
  readonly value: ReactNode;
}

/** Names and values in columns; one column on a phone. */
export function DescriptionList({ facts, label }: { facts: readonly DescriptionItem[]; label: string }) {
  const { token } = theme.useToken();
  return (
    <dl aria-label={label} className={styles.facts}>
      {facts.map(({ name, value }) => (
        <Fragment key={name}>
          <dt style={{ color: token.colorTextSecondary }}>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
