import { useTranslation } from 'react-i18next';
import type { AnswerOf } from '#contract/actions/actions.ts';
import type { Change } from '#contract/images/comparison.ts';
import { useFormat } from '../../../ui/format/useFormat.ts';
import { SecondaryText } from '../../../ui/text/SecondaryText.tsx';
import type { ComparisonTab } from './comparisonState.ts';

type Comparison = AnswerOf<'DescribeImageComparison'>;

interface Counts {
  readonly came: number;
  readonly went: number;
}

function countsOf(rows: readonly { Change: Change }[] | undefined): Counts | undefined {
  const count = (...of: Change[]) => rows?.filter(({ Change }) => of.includes(Change)).length ?? 0;
  return rows && { came: count('came', 'changed'), went: count('went', 'changed') };
}

/** How much of each part came and went; undefined where that is not known. */
const counts: Record<ComparisonTab, (comparison: Comparison) => Counts | undefined> = {
  vulnerabilities: ({ Findings: found }) =>
    found && { came: found.Came.length, went: found.Went.length + found.Fixed.length },
  risks: ({ BuildRisks: risks }) => risks && { came: risks.Came.length, went: risks.Went.length },
  layers: ({ Layers }) => countsOf(Layers),
  configuration: ({ Config }) => countsOf(Config),
};

/** A part of the comparison, and how much of it came and went. */
export function ComparisonTabLabel({ tab, comparison }: { tab: ComparisonTab; comparison: Comparison }) {
  const { t } = useTranslation('compare');
  const format = useFormat();
  const known = counts[tab](comparison);
  return (
    <>
      {t(`tab.${tab}`)}{' '}
      {known !== undefined && (
        <SecondaryText>
          {t('tabCounts', { came: format.number(known.came), went: format.number(known.went) })}
        </SecondaryText>
      )}
    </>
  );
}
