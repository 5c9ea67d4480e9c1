import { useTranslation } from 'react-i18next';
import type { To } from 'react-router';
import type { AnswerOf } from '#contract/actions/actions.ts';
import { useActionQuery } from '../../../api/useActionQuery.ts';
import { ErrorPanel } from '../../../ui/errors/ErrorPanel.tsx';
import { useFormat } from '../../../ui/format/useFormat.ts';
import { PageSection } from '../../../ui/layout/PageSection.tsx';
import { NoMatches } from '../../../ui/table/NoMatches.tsx';
import { TopControls } from './TopControls.tsx';
import { TopTable } from './TopTable.tsx';
import { isNarrowed, noFilter, useTopState } from './topState.ts';

/** The count is made anew by the server now and then; looking more often would show nothing new. */
const refetchEvery = 30_000;

/** Which vulnerabilities are in how many images, over everything connected. */
export function TopVulnerabilities({ imagesWith }: { imagesWith: (vulnerability: string) => To }) {
  const { t } = useTranslation('scan');
  const format = useFormat();
  const [state, change] = useTopState();
  const query = useActionQuery(
    'DescribeTopVulnerabilities',
    {
      CurrentPage: state.page,
      PageSize: state.size,
      SortBy: state.sort,
      ...(state.find === '' ? {} : { SearchText: state.find }),
      ...(state.severities.length === 0 ? {} : { Severities: [...state.severities] }),
      ...(state.fixable ? { Fixable: true } : {}),
    },
    { keepPrevious: true, refetchInterval: refetchEvery },
  );
  const answer = query.data;
  const note =
    answer === undefined
      ? undefined
      : answer.CountedAt === undefined
        ? t('top.notCounted')
        : t('top.asOf', {
            time: format.dateTime(answer.CountedAt),
            imported: format.number(answer.ImportedImages),
            scanned: format.number(answer.ScannedImages),
          });
  return (
    <PageSection title={t('top.title')} note={note}>
      <TopControls state={state} onChange={change} />
      {query.error !== null && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
      {(answer !== undefined || query.error === null) && (
        <TopTable
          state={state}
          onChange={change}
          rows={answer?.Vulnerabilities}
          total={answer?.PageInfo.TotalCount ?? 0}
          stale={query.isPlaceholderData}
          empty={
            isNarrowed(state) ? (
              <NoMatches text={t('top.nothingMatches')} onClear={() => change(noFilter)} />
            ) : (
              t(`top.${whyEmpty(answer)}`)
            )
          }
          imagesWith={imagesWith}
        />
      )}
    </PageSection>
  );
}

/** Not known yet, or truly nothing: only the last is good news. */
function whyEmpty(answer: AnswerOf<'DescribeTopVulnerabilities'> | undefined) {
  if (answer?.CountedAt === undefined) return 'notCounted';
  if (answer.ScannedImages === 0) return 'nothingScanned';
  return answer.ImportedImages < answer.ScannedImages ? 'nothingFoundYet' : 'nothingFound';
}
