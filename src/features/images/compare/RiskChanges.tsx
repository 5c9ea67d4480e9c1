import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '#contract/actions/actions.ts';
import { type BuildRiskKey, buildRiskKeys, buildRisks } from '#contract/images/buildRisks.ts';
import type { Change } from '#contract/images/comparison.ts';
import { useContractTexts } from '../../../api/language.ts';
import { SeverityTag } from '../../../ui/color/SeverityTag.tsx';
import { useFormat } from '../../../ui/format/useFormat.ts';
import type { PagedColumn } from '../../../ui/table/PagedColumn.ts';
import { SecondaryText } from '../../../ui/text/SecondaryText.tsx';
import { ChangeTable } from './ChangeTable.tsx';
import styles from './compare.module.css';
import { NotCompared } from './NotCompared.tsx';
import { useChangeColumn } from './useChangeColumn.tsx';

interface ChangedRisk {
  readonly key: BuildRiskKey;
  /** Of the variable or label; '' where it has none. */
  readonly name: string;
  readonly Change: Change;
}

/** Which build risks came and went. */
export function RiskChanges({ comparison }: { comparison: AnswerOf<'DescribeImageComparison'> }) {
  const { t } = useTranslation('compare');
  const format = useFormat();
  const columns = useRiskColumns();
  const risks = comparison.BuildRisks;
  if (risks === undefined) return <NotCompared comparison={comparison} lacks="content" />;
  const rows = (some: typeof risks.Came, Change: Change): ChangedRisk[] =>
    some.flatMap(({ RiskKey, Name }) => {
      const key = buildRiskKeys.find((known) => known === RiskKey);
      return key === undefined ? [] : [{ key, name: Name, Change }];
    });
  return (
    <section aria-label={t('tab.risks')} className={styles.part}>
      <p className={styles.summary}>
        <SecondaryText>
          {t('risks.stayed', { count: risks.StayedCount, number: format.number(risks.StayedCount) })}
        </SecondaryText>
      </p>
      <ChangeTable<ChangedRisk>
        label={t('tab.risks')}
        columns={columns}
        rows={[...rows(risks.Came, 'came'), ...rows(risks.Went, 'went')]}
        keyOf={({ key, name, Change }) => `${Change} ${key} ${name}`}
        empty={t('risks.none')}
        width={560}
      />
    </section>
  );
}

function useRiskColumns(): readonly PagedColumn<ChangedRisk>[] {
  const changed = useChangeColumn<ChangedRisk>();
  const { t } = useTranslation('compare');
  const say = useContractTexts('buildRiskNames');
  return [
    changed,
    {
      key: 'level',
      title: t('column.level'),
      width: 116,
      stacked: 'first',
      render: (_, { key }) => <SeverityTag level={buildRisks[key].level} />,
    },
    { key: 'risk', title: t('column.risk'), render: (_, { key }) => say(`buildRiskNames:${key}`) },
    { key: 'name', title: t('column.where'), width: 240, render: (_, { name }) => <code>{name}</code> },
  ];
}
