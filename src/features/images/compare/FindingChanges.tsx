import { Segmented, theme } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '#contract/actions/actions.ts';
import type { ComparedFinding } from '#contract/images/comparison.ts';
import { foldText } from '#contract/typedText.ts';
import { useFormat } from '../../../ui/format/useFormat.ts';
import { NoMatches } from '../../../ui/table/NoMatches.tsx';
import { SearchInput } from '../../../ui/table/SearchInput.tsx';
import { useVulnerabilityColumns, vulnerabilityTableWidth } from '../details/useVulnerabilityColumns.tsx';
import { ChangeTable } from './ChangeTable.tsx';
import styles from './compare.module.css';
import { type FindingChange, findingChanges, useComparisonState } from './comparisonState.ts';
import { NotCompared } from './NotCompared.tsx';

const fieldOf = { came: 'Came', fixed: 'Fixed', went: 'Went' } as const satisfies Record<FindingChange, string>;

const keyOf = ({ Name, Package, InstalledVersion }: ComparedFinding) => `${Name} ${Package} ${InstalledVersion}`;

/** Which vulnerabilities came, which were fixed, and which went without a fix that is known, the worst first. */
export function FindingChanges({ comparison }: { comparison: AnswerOf<'DescribeImageComparison'> }) {
  const { t } = useTranslation('compare');
  const { token } = theme.useToken();
  const format = useFormat();
  const [state, change] = useComparisonState();
  const columns = useVulnerabilityColumns<ComparedFinding>(false);
  const findings = comparison.Findings;
  if (findings === undefined) return <NotCompared comparison={comparison} lacks="report" />;
  const wanted = foldText(state.find);
  const rows = findings[fieldOf[state.show]].filter(({ Name, Package }) =>
    [Name, Package].some((text) => foldText(text).includes(wanted)),
  );
  return (
    <section aria-label={t('tab.vulnerabilities')} className={styles.part}>
      <div data-screen-only className={styles.controls}>
        <Segmented<FindingChange>
          aria-label={t('findings.label')}
          style={{ background: token.colorFillSecondary }}
          value={state.show}
          options={findingChanges.map((value) => ({
            value,
            label: t(`findings.${value}`, { number: format.number(findings[fieldOf[value]].length) }),
          }))}
          onChange={(show) => change({ show })}
        />
        <SearchInput
          label={t('findings.find')}
          placeholder={t('findings.findPlaceholder')}
          className={styles.find}
          value={state.find}
          onSearch={(find) => change({ find })}
        />
        <span style={{ color: token.colorTextSecondary }}>
          {t('findings.stayed', { count: findings.StayedCount, number: format.number(findings.StayedCount) })}
        </span>
      </div>
      <ChangeTable<ComparedFinding>
        label={t('tab.vulnerabilities')}
        columns={columns}
        rows={rows}
        keyOf={keyOf}
        empty={
          state.find === '' ? (
            t(`findings.none.${state.show}`)
          ) : (
            <NoMatches text={t('findings.noMatches')} onClear={() => change({ find: '' })} />
          )
        }
        width={vulnerabilityTableWidth}
      />
    </section>
  );
}
