import { useEffect, useState } from 'react';
import type { ResponseOf } from '#contract/actions/actions.ts';
import { limits } from '#contract/limits.ts';
import { useActionQuery } from '../../../../api/useActionQuery.ts';
import type { Diagnosis } from './useDiagnosis.ts';

/** As long as one pauses between two words. */
const pauseMs = 300;
const recountEveryMs = 1000;

export type PatternMatches = NonNullable<ResponseOf<'DescribeRegistryDiagnosis'>['Match']>;

/**
 * What patterns select of what the diagnosis has listed; undefined until something was. `patterns` are
 * the form's, as they are typed: those to include, those to exclude.
 */
export function usePatternMatches(
  patterns: readonly [string, string],
  diagnosis: Diagnosis,
): PatternMatches | undefined {
  const [IncludePatterns = [], ExcludePatterns = []] = useSettled(patterns).map(acceptable);
  const hasListed = diagnosis.stages.some(
    ({ Stage, Evidence, Status }) => Stage === 'listing' && (Status === 'running' || Evidence !== undefined),
  );
  const { data } = useActionQuery(
    'DescribeRegistryDiagnosis',
    { DiagnosisId: diagnosis.id ?? '', IncludePatterns, ExcludePatterns },
    {
      enabled: diagnosis.id !== null && hasListed,
      keepPrevious: true,
      // What a running listing has counted is old at once; what it has counted in the end stays.
      staleTime: ({ state }) => (state.data?.Status === 'running' ? 0 : Number.POSITIVE_INFINITY),
      refetchInterval: ({ state }) => (state.data?.Status === 'running' ? recountEveryMs : false),
    },
  );
  return diagnosis.id === null ? undefined : data?.Match;
}

/** The patterns as they are sent: one per line, without those that would be refused. */
function acceptable(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) => line.trim() || [])
    .filter((line) => line.length <= limits.patterns.length)
    .slice(0, limits.patterns.max);
}

/** A value once it has stood still for a moment. */
function useSettled(value: readonly string[]): readonly string[] {
  const [settled, setSettled] = useState(value);
  const text = JSON.stringify(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(text)), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
