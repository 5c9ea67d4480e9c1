import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AuditLogEntry } from '#contract/access/audit.ts';
import { useContractTexts } from '../../api/language.ts';
import { useFormat } from '../../ui/format/useFormat.ts';
import type { PagedColumn } from '../../ui/table/PagedColumn.ts';
import { SecondaryText } from '../../ui/text/SecondaryText.tsx';
import styles from './audit.module.css';
import { ResultTag } from './ResultTag.tsx';
import { useAuditTexts } from './useAuditTexts.ts';

export function useAuditColumns(onOpen: (entry: AuditLogEntry) => void): readonly PagedColumn<AuditLogEntry>[] {
  const { t } = useTranslation('auditView');
  const contractText = useContractTexts('audit');
  const { actionText } = useAuditTexts();
  const format = useFormat();
  return [
    {
      key: 'time',
      title: t('column.time'),
      width: 176,
      stacked: 'titled',
      render: (_, { Time }) => <time dateTime={new Date(Time).toISOString()}>{format.dateTime(Time)}</time>,
    },
    {
      key: 'user',
      title: t('column.user'),
      width: 150,
      stacked: 'titled',
      render: (_, { UserName }) =>
        UserName === '' ? <SecondaryText>{t('nobody')}</SecondaryText> : <bdi className={styles.name}>{UserName}</bdi>,
    },
    {
      key: 'action',
      title: t('column.action'),
      stacked: 'first',
      render: (_, entry) => (
        <Button type="link" className={styles.open ?? ''} onClick={() => onOpen(entry)}>
          {actionText(entry.Action)}
        </Button>
      ),
    },
    {
      key: 'subject',
      title: t('column.subject'),
      stacked: 'titled',
      render: (_, { Subject, Parameters }) => {
        if (Subject === undefined && Parameters === '') return null;
        return Subject === undefined ? (
          <SecondaryText>
            <span className={styles.parameters}>{Parameters}</span>
          </SecondaryText>
        ) : (
          <span className={styles.lines}>
            <bdi className={styles.name}>{Subject.Name}</bdi>
            <SecondaryText>{contractText(`audit:subject.${Subject.Type}`)}</SecondaryText>
          </span>
        );
      },
    },
    {
      key: 'door',
      title: t('column.door'),
      width: 150,
      stacked: 'titled',
      render: (_, { Door, Address }) => (
        <span className={styles.lines}>
          {contractText(`audit:door.${Door}`)}
          {Address !== '' && <SecondaryText>{Address}</SecondaryText>}
        </span>
      ),
    },
    {
      key: 'result',
      title: t('column.result'),
      width: 116,
      stacked: 'first',
      render: (_, { Result }) => <ResultTag result={Result} />,
    },
  ];
}
