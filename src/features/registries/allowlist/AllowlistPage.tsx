import { useTranslation } from 'react-i18next';
import { Page, PageSurface } from '../../../ui/layout/Page.tsx';
import { PageHeader } from '../../../ui/layout/PageHeader.tsx';
import { LinkNotice } from '../../../ui/urlState/LinkNotice.tsx';
import { AllowlistPanel } from './AllowlistPanel.tsx';
import { allowlistRules } from './allowlistView.ts';
import { useAllowlistView } from './useAllowlistView.ts';

/** The scanner's addresses as a page of its own. */
export default function AllowlistPage() {
  const { t } = useTranslation('allowlist');
  const [view, change] = useAllowlistView();
  return (
    <Page>
      <PageHeader path={[t('path.settings')]} title={t('title')} />
      <LinkNotice rules={allowlistRules} />
      <PageSurface>
        <AllowlistPanel view={view} onChange={change} choosesNetwork regionId={undefined} hostIp="" />
      </PageSurface>
    </Page>
  );
}
