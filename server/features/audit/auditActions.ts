import type { ActionHandlers } from '../../domain/access/requestContext.ts';
import { foundByPage, pageInfo } from '../../domain/paging.ts';
import type { AuditRepository } from './auditRepository.ts';
import { auditView } from './auditView.ts';

export function auditActions(entries: AuditRepository): Pick<ActionHandlers, 'DescribeAuditLog'> {
  return {
    async DescribeAuditLog(request) {
      const rows = await entries.page(request);
      // A search that finds little has read all there is: once is enough.
      const found = foundByPage(request, rows.length) ?? (await entries.count(request));
      return { Entries: rows.map(auditView), PageInfo: pageInfo(request, rows.length, found) };
    },
  };
}
