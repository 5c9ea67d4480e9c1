import { useCallback, useEffect, useRef, useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import type { DiagnosisStatus } from '#contract/enums.ts';
import type { DiagnosisStage } from '#contract/registries/diagnosis.ts';
import { useActionQuery } from '../../../../api/useActionQuery.ts';
import { useApi } from '../../../../api/useApi.ts';

const pollEveryMs = 400;

export interface Diagnosis {
  /** Null until one was started. */
  readonly id: string | null;
  /** `starting` until the server has answered; null until one was started. */
  readonly status: DiagnosisStatus | 'starting' | null;
  readonly stages: readonly DiagnosisStage[];
  /** Whether values that matter have changed since it was started. */
  readonly outdated: boolean;
  /** Why its state cannot be read, where it cannot. */
  readonly error: Error | null;
  /** Stands in for the verification of what is in the form; null where nothing does. */
  readonly passedId: string | null;
  /** Tests what is in the form where its rules hold. */
  readonly start: () => void;
  readonly cancel: () => void;
}

interface Started {
  readonly id: string | null;
  /** Of the values that it was started with. */
  readonly fingerprint: string;
}

interface Testing<Values, Output> {
  /** Everything that decides where a registry is and how it is signed in to, as one text. */
  readonly fingerprintOf: (values: Values) => string;
  /** Starts it on the server; throws an ApiError. */
  readonly create: (values: Output) => Promise<{ DiagnosisId: string }>;
  /** Says why it could not be started. */
  readonly onRefused: (error: unknown) => void;
}

/**
 * The diagnosis of what is in the form. It is watched while it runs, cancelled where the drawer closes or
 * its values change meanwhile, and holds for exactly the values that it was started with.
 */
export function useDiagnosis<Values extends FieldValues, Output>(
  form: UseFormReturn<Values, unknown, Output>,
  { fingerprintOf, create, onRefused }: Testing<Values, Output>,
): Diagnosis {
  const api = useApi();
  const [started, setStarted] = useState<Started | null>(null);
  const [outdated, setOutdated] = useState(false);
  /** The one that is waited for; null once it is not, while its start is still under way. */
  const latest = useRef<Started | null>(null);
  const id = started?.id ?? null;
  const query = useActionQuery(
    'DescribeRegistryDiagnosis',
    { DiagnosisId: id ?? '' },
    {
      enabled: id !== null,
      staleTime: Number.POSITIVE_INFINITY,
      refetchInterval: ({ state }) =>
        state.data === undefined || state.data.Status === 'running' ? pollEveryMs : false,
    },
  );
  const { refetch } = query;
  const answered = id === null ? undefined : query.data;
  const ended = answered !== undefined && answered.Status !== 'running';

  const cancelId = useCallback(
    (diagnosisId: string) => api.call('CancelRegistryDiagnosis', { DiagnosisId: diagnosisId }).catch(() => undefined),
    [api],
  );
  const cancel = useCallback(() => {
    if (id === null) {
      latest.current = null;
      setStarted(null);
    } else void cancelId(id).then(() => refetch());
  }, [id, cancelId, refetch]);

  const running = useRef(false);
  useEffect(() => {
    running.current = !ended;
  });
  // Nobody waits any more for one that was left behind: by another start, or with the drawer.
  useEffect(() => {
    if (id === null) return undefined;
    return () => {
      if (running.current) void cancelId(id);
    };
  }, [id, cancelId]);
  useEffect(
    () => () => {
      latest.current = null;
    },
    [],
  );

  const fingerprint = started?.fingerprint;
  useEffect(() => {
    if (fingerprint === undefined) return undefined;
    return form.subscribe({
      formState: { values: true },
      callback: ({ values }) => setOutdated(fingerprintOf(values) !== fingerprint),
    });
  }, [form, fingerprint, fingerprintOf]);

  useEffect(() => {
    if (outdated && id !== null && !ended) cancel();
  }, [outdated, id, ended, cancel]);

  const begin = async (values: Output) => {
    const own: Started = { id: null, fingerprint: fingerprintOf(form.getValues()) };
    latest.current = own;
    setStarted(own);
    setOutdated(false);
    try {
      const { DiagnosisId } = await create(values);
      if (latest.current === own) setStarted({ ...own, id: DiagnosisId });
      else void cancelId(DiagnosisId);
    } catch (error) {
      if (latest.current !== own) return;
      setStarted(null);
      onRefused(error);
    }
  };

  return {
    id,
    passedId: answered?.Status === 'passed' && !outdated ? id : null,
    status: started === null ? null : (answered?.Status ?? 'starting'),
    stages: answered?.Stages ?? [],
    outdated,
    error: id === null ? null : query.error,
    start: () => void form.handleSubmit(begin)(),
    cancel,
  };
}
