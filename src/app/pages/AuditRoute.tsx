import { AuditPage } from '../../features/audit/AuditPage.tsx';
import { ExportButton } from '../../features/exports/ExportButton.tsx';

/** The audit log, saved as it is narrowed. */
export default function AuditRoute() {
  return (
    <AuditPage
      exportButton={(filter, isEmpty) => <ExportButton action="ExportAuditLog" params={filter} disabled={isEmpty} />}
    />
  );
}
