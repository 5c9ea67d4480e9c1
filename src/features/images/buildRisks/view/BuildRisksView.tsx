import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { To } from 'react-router';
import type { BuildRiskKey, CountedRiskKey } from '#contract/images/buildRisks.ts';
import { limits } from '#contract/limits.ts';
import { useActionQuery } from '../../../../api/useActionQuery.ts';
import { ErrorPanel } from '../../../../ui/errors/ErrorPanel.tsx';
import { PageSection } from '../../../../ui/layout/PageSection.tsx';
import { NoMatches } from '../../../../ui/table/NoMatches.tsx';
import { BuildRiskControls } from './BuildRiskControls.tsx';
import { BuildRiskTable } from './BuildRiskTable.tsx';
import { isNarrowed, noFilter, shownRows, useBuildRisksState } from './buildRisksState.ts';

interface BuildRisksViewProps {
  /** Whether any image was taken in; undefined until known. */
  takenIn: boolean | undefined;
  imagesWith: (risk: BuildRiskKey) => To;
  /** What else is done to the list, as exporting it, of the risks that it is narrowed to; undefined where it is not. */
  extra: (narrowedTo: readonly CountedRiskKey[] | undefined) => ReactNode;
}

/** Images that are taken in meanwhile count within half a minute. */
const refetchInterval = 30_000;

/** Which build risks are in how many images, over everything connected. */
export default function BuildRisksView({ takenIn, imagesWith, extra }: BuildRisksViewProps) {
  const { t } = useTranslation('buildRisksView');
  const [state, change] = useBuildRisksState();
  // There are as many rows as kinds of risks: they come at once, and are narrowed here.
  const query = useActionQuery('DescribeImageBuildRiskList', { PageSize: limits.page.maxSize }, { refetchInterval });
  const rows = query.data?.Data.List;
  const shown = rows && shownRows(rows, state);
  const narrowedTo = isNarrowed(state) ? (shown ?? []).map(({ RiskKey }) => RiskKey) : undefined;
  const nothing = takenIn === false ? t('nothingTakenIn') : t('noneFound');
  return (
    <PageSection title={t('title')}>
      <BuildRiskControls state={state} onChange={change} extra={extra(narrowedTo)} />
      {query.error !== null && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
      {(rows !== undefined || query.error === null) && (
        <BuildRiskTable
          rows={shown}
          empty={
            isNarrowed(state) && rows?.length !== 0 ? (
              <NoMatches text={t('nothingMatches')} onClear={() => change(noFilter)} />
            ) : (
              nothing
            )
          }
          imagesWith={imagesWith}
        />
      )}
    </PageSection>
  );
}
