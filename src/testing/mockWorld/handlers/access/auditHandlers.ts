import type { AuditLogEntry } from '#contract/access/audit.ts';
import type { ParsedRequestOf } from '#contract/actions/actions.ts';
import { foldText } from '#contract/typedText.ts';
import { mockAction } from '../../../mockAction.ts';
import { demoAuditLog } from '../../seed/demoAuditLog.ts';
import { pageOf } from '../../state/listing.ts';
import type { World } from '../../state/world.ts';

/** Whether an entry is what a filter asks for. */
export function isAudited(entry: AuditLogEntry, filter: ParsedRequestOf<'ExportAuditLog'>): boolean {
  const {
    From = 0,
    To = Number.POSITIVE_INFINITY,
    UserName,
    AuditAction,
    RegistryId,
    Result,
    Door,
    SearchText,
  } = filter;
  const { Subject } = entry;
  const text = [entry.UserName, entry.Address, Subject?.Name, entry.Parameters, entry.Action, entry.RequestId].join(
    ' ',
  );
  return [
    entry.Time >= From && entry.Time <= To,
    UserName === undefined || foldText(UserName) === foldText(entry.UserName),
    AuditAction === undefined || AuditAction === entry.Action,
    RegistryId === undefined || (Subject?.Type === 'registry' && Subject.Id === String(RegistryId)),
    Result === undefined || Result === entry.Result,
    Door === undefined || Door === entry.Door,
    SearchText === undefined || foldText(text).includes(foldText(SearchText)),
  ].every(Boolean);
}

/** Who did what. The demo records nothing: these entries are made up. */
export function auditHandlers(world: World) {
  const log = demoAuditLog(world.now());
  return [
    mockAction('DescribeAuditLog', ({ params }) => {
      const found = log
        .filter(({ Id }) => params.EntryId === undefined || params.EntryId === Id)
        .filter((entry) => isAudited(entry, params));
      const { rows, PageInfo } = pageOf(found, params);
      return { Entries: rows, PageInfo };
    }),
  ];
}
