import { type RegistryType, registryTypes } from '#contract/kinds/registryTypes.ts';
import { useEveryRegistry } from '../../api/useEveryRegistry.ts';

type KindCounts = Record<RegistryType, { registries: number; images: number }>;

/** Connected registries and their images per kind; unknown until all are, or a kind could pass for not connected. */
export function useConnectedKinds() {
  const query = useEveryRegistry();
  const staying = query.data?.complete ? query.data.rows.filter(({ State }) => State !== 'removing') : undefined;
  const counts = staying?.reduce<KindCounts>(
    (sum, { RegistryType, ImageCount }) => {
      sum[RegistryType].registries += 1;
      sum[RegistryType].images += ImageCount;
      return sum;
    },
    Object.fromEntries(registryTypes.map((kind) => [kind, { registries: 0, images: 0 }])) as KindCounts,
  );
  return { counts, error: counts === undefined ? query.error : null, retry: () => void query.refetch() };
}
