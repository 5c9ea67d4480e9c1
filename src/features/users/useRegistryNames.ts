import { useQueries } from '@tanstack/react-query';
import { type Center, centers } from '#contract/center.ts';
import { useLanguage } from '../../api/language.ts';
import { actionQuery } from '../../api/useActionQuery.ts';

export interface NamedRegistry {
  readonly id: number;
  readonly name: string;
  readonly center: Center;
}

/** The registries of both data centres: a user’s are chosen among all of them. */
export function useRegistryNames() {
  const language = useLanguage();
  const answers = useQueries({
    queries: centers.map((center) => actionQuery({ center, language }, 'PageImageRegistry', { PageSize: 1 })),
  });
  const known = answers.every(({ data }) => data !== undefined);
  const registries: NamedRegistry[] = answers.flatMap(({ data }, index) => {
    const center = centers[index];
    if (data === undefined || center === undefined) return [];
    return data.Summary.Registries.map(({ Id, RegistryName }) => ({ id: Id, name: RegistryName, center }));
  });
  const failed = answers.filter(({ data, error }) => data === undefined && error !== null);
  return {
    /** Undefined until those of both are known. */
    registries: known ? registries : undefined,
    error: failed[0]?.error ?? null,
    retry: () => {
      for (const { refetch } of failed) void refetch();
    },
  };
}
