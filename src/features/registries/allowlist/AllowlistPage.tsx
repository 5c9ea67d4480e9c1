import { useTranslation } from 'react-i18next';
import { PageHeader } from '../../../ui/layout/PageHeader.tsx';
import { LinkNotice } from '../../../ui/urlState/LinkNotice.tsx';
import { AllowlistPanel } from './AllowlistPanel.tsx';
import styles from './allowlist.module.css';
import { allowlistRules } from './allowlistView.ts';
import { useAllowlistView } from './useAllowlistView.ts';

/** The scanner's addresses as a page of its own. */
export default function AllowlistPage() {
  const { t } = useTranslation('allowlist');
  const [view, change] = useAllowlistView();
  return (
    <div className={styles.page}>
      <PageHeader path={[t('path.settings')]} title={t('title')} />
      <LinkNotice rules={allowlistRules} />
      <section className={styles.surface}>
        <AllowlistPanel view={view} onChange={change} choosesNetwork regionId={undefined} hostIp="" />
      </section>
    </div>
  );
}
