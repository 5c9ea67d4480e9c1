import { useTranslation } from 'react-i18next';
import type { AuditLogEntry } from '#contract/access/audit.ts';
import { useContractTexts } from '../../api/language.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import { type DescriptionItem, DescriptionList } from '../../ui/layout/DescriptionList.tsx';
import styles from './audit.module.css';
import { ChangesTable } from './ChangesTable.tsx';
import { ResultTag } from './ResultTag.tsx';
import { useAuditTexts } from './useAuditTexts.ts';

/** Who did what, from where, and how it ended; then what it changed. */
export function EntryFacts({ entry }: { entry: AuditLogEntry }) {
  const { t } = useTranslation(['auditView', 'common']);
  const text = useContractTexts('audit', 'roles');
  const { actionText } = useAuditTexts();
  const format = useFormat();
  const { Subject, BeginTime, Role, AccessKeyId, Center } = entry;
  const facts: DescriptionItem[] = [
    { name: t('column.action'), value: `${actionText(entry.Action)} (${entry.Action})`, wide: true },
    ...(Subject === undefined
      ? []
      : [
          {
            name: t('column.subject'),
            value: t('entry.subject', {
              type: text(`audit:subject.${Subject.Type}`),
              name: Subject.Name,
              id: Subject.Id,
            }),
            wide: true,
          },
        ]),
    { name: t('column.result'), value: <ResultTag result={entry.Result} /> },
    { name: t('entry.code'), value: entry.Outcome },
    { name: t('column.user'), value: entry.UserName === '' ? t('nobody') : entry.UserName },
    ...(Role === undefined ? [] : [{ name: t('entry.role'), value: text(`roles:${Role}`) }]),
    { name: t('column.door'), value: text(`audit:door.${entry.Door}`) },
    ...(entry.Address === '' ? [] : [{ name: t('entry.address'), value: entry.Address }]),
    ...(AccessKeyId === undefined ? [] : [{ name: t('entry.accessKey'), value: AccessKeyId, wide: true }]),
    { name: t('column.time'), value: format.dateTime(entry.Time) },
    ...(BeginTime === undefined ? [] : [{ name: t('entry.began'), value: format.dateTime(BeginTime) }]),
    ...(Center === undefined ? [] : [{ name: t('entry.center'), value: t(`common:center.${Center}`) }]),
    { name: t('entry.request'), value: entry.RequestId, wide: true },
    ...(entry.Parameters === '' ? [] : [{ name: t('entry.parameters'), value: entry.Parameters, wide: true }]),
    ...(entry.Fields.length === 0 ? [] : [{ name: t('entry.fields'), value: format.list(entry.Fields), wide: true }]),
    { name: t('entry.hash'), value: <code>{entry.Hash}</code>, wide: true },
  ];
  return (
    <div className={styles.entry}>
      <DescriptionList label={t('entry.facts')} facts={facts} />
      {entry.Changes.length > 0 && <ChangesTable changes={entry.Changes} />}
    </div>
  );
}
