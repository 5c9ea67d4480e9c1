import { theme } from 'antd';
import type { ReactNode } from 'react';
import styles from './form.module.css';

/** One part of the form under its heading. */
export function FormSection({ title, children }: { title: string; children: ReactNode }) {
  const { token } = theme.useToken();
  return (
    <fieldset className={styles.section} style={{ borderColor: token.colorBorderSecondary }}>
      <legend className={styles.title} style={{ fontSize: token.fontSizeLG, color: token.colorTextHeading }}>
        {title}
      </legend>
      {children}
    </fieldset>
  );
}
