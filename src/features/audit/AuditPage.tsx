import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParamsOf } from '../../api/client.ts';
import { Page } from '../../ui/layout/Page.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { RoleNeeded } from '../../ui/permission/RoleNeeded.tsx';
import { useForbidden } from '../../ui/permission/useForbidden.ts';
import { AuditView } from './AuditView.tsx';

interface AuditPageProps {
  /** Saves what a filter finds. */
  exportButton: (filter: ParamsOf<'ExportAuditLog'>, isEmpty: boolean) => ReactNode;
}

/** Who did what, for those whose role lets them see it. */
export function AuditPage({ exportButton }: AuditPageProps) {
  const { t } = useTranslation('auditView');
  const reason = useForbidden()('DescribeAuditLog');
  return (
    <Page>
      <PageHeader path={[t('path')]} title={t('title')} />
      {reason === null ? <AuditView exportButton={exportButton} /> : <RoleNeeded reason={reason} />}
    </Page>
  );
}
