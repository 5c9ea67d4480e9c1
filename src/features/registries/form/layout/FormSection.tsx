import { theme } from 'antd';
import type { ReactNode } from 'react';
import styles from './form.module.css';

/** One step of the conversation: a question, and the fields that answer it. */
export function FormSection({ question, children }: { question: string; children: ReactNode }) {
  const { token } = theme.useToken();
  return (
    <fieldset className={styles.section} style={{ borderColor: token.colorBorderSecondary }}>
      <legend className={styles.question} style={{ fontSize: token.fontSizeLG, color: token.colorTextHeading }}>
        {question}
      </legend>
      {children}
    </fieldset>
  );
}
