import type { AuditChange, AuditLogEntry } from '#contract/access/audit.ts';
import type { ServerTranslate } from '../../domain/translators.ts';
import { type Column, timeCell } from './csv.ts';

const valueText = (value: AuditChange['Before']) => (value === undefined ? '' : JSON.stringify(value));

/** An entry of the audit log, one line each. */
export function auditColumns(translate: ServerTranslate): readonly Column<AuditLogEntry>[] {
  const changeText = ({ Field, Before, After, Secret }: AuditChange) =>
    Secret ? `${Field}: ${translate('audit:secretChanged')}` : `${Field}: ${valueText(Before)} → ${valueText(After)}`;
  return [
    { title: translate('exports:column.entry'), cell: (entry) => entry.Id },
    { title: translate('exports:column.time'), cell: (entry) => timeCell(entry.Time) },
    { title: translate('exports:column.user'), cell: (entry) => entry.UserName },
    { title: translate('exports:column.role'), cell: ({ Role }) => (Role ? translate(`roles:${Role}`) : '') },
    { title: translate('exports:column.door'), cell: ({ Door }) => translate(`audit:door.${Door}`) },
    { title: translate('exports:column.accessKey'), cell: (entry) => entry.AccessKeyId ?? '' },
    { title: translate('exports:column.address'), cell: (entry) => entry.Address },
    { title: translate('exports:column.action'), cell: (entry) => entry.Action },
    {
      title: translate('exports:column.subject'),
      cell: ({ Subject }) => (Subject ? translate(`audit:subject.${Subject.Type}`) : ''),
    },
    { title: translate('exports:column.name'), cell: ({ Subject }) => Subject?.Name ?? '' },
    { title: translate('exports:column.parameters'), cell: (entry) => entry.Parameters },
    { title: translate('exports:column.changes'), cell: ({ Changes }) => Changes.map(changeText).join('\n') },
    { title: translate('exports:column.result'), cell: ({ Result }) => translate(`audit:result.${Result}`) },
    { title: translate('exports:column.code'), cell: (entry) => entry.Outcome },
    { title: translate('exports:column.center'), cell: (entry) => entry.Center ?? '' },
    { title: translate('exports:column.request'), cell: (entry) => entry.RequestId },
    { title: translate('exports:column.hash'), cell: (entry) => entry.Hash },
  ];
}
