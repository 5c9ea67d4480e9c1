import { type RegistryType, registryTypes } from '#contract/enums.ts';
import { limits } from '#contract/limits.ts';
import { useActionQuery } from '../../api/useActionQuery.ts';

type KindCounts = Record<RegistryType, { registries: number; images: number }>;

/** Connected registries and their images per kind. */
export function useConnectedKinds() {
  const query = useActionQuery('PageImageRegistry', { PageSize: limits.page.maxSize });
  const staying = query.data?.List.filter(({ State }) => State !== 'removing');
  const counts = staying?.reduce<KindCounts>(
    (sum, { RegistryType, ImageCount }) => {
      sum[RegistryType].registries += 1;
      sum[RegistryType].images += ImageCount;
      return sum;
    },
    Object.fromEntries(registryTypes.map((kind) => [kind, { registries: 0, images: 0 }])) as KindCounts,
  );
  return { counts, error: query.data === undefined ? query.error : null, retry: () => void query.refetch() };
}
