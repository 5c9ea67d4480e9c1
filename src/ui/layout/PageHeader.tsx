import { Breadcrumb, theme } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './PageHeader.module.css';

interface PageHeaderProps {
  /** The steps that lead to the page, the page itself left out. */
  path: readonly string[];
  title: string;
  /** Upper right: what is done to the page as a whole. */
  actions?: ReactNode;
}

/** The page's title is the last step of its path: one line for both leaves room for what follows. The tab bears it too. */
export function PageHeader({ path, title, actions }: PageHeaderProps) {
  const { t } = useTranslation('common');
  const { token } = theme.useToken();
  const heading = (
    <h1 className={styles.title} style={{ color: token.colorTextHeading, fontSize: token.fontSizeHeading4 }}>
      {title}
    </h1>
  );
  return (
    <header className={styles.header}>
      <title>{`${title} · ${t('product')}`}</title>
      <Breadcrumb
        className={styles.path ?? ''}
        items={[...path.map((step) => ({ title: step })), { title: heading }]}
      />
      {actions !== undefined && (
        <div data-screen-only className={styles.actions}>
          {actions}
        </div>
      )}
    </header>
  );
}
