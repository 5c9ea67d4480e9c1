import type { ActionHandlers } from '../../domain/access/requestContext.ts';
import { pageInfo } from '../../domain/paging.ts';
import type { AuditRepository } from './auditRepository.ts';
import { auditView } from './auditView.ts';

export function auditActions(entries: AuditRepository): Pick<ActionHandlers, 'DescribeAuditLog'> {
  return {
    async DescribeAuditLog(request) {
      const [rows, found] = await Promise.all([entries.page(request), entries.count(request)]);
      return { Entries: rows.map(auditView), PageInfo: pageInfo(request, rows.length, found) };
    },
  };
}
