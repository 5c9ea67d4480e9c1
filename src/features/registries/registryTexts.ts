import { useTranslation } from 'react-i18next';
import type { RegistryRow } from '#contract/registries/registryRow.ts';
import { useFormat } from '../../ui/format/useFormat.ts';

/** What a registry holds: different images, and how many tags show them where that is another number. */
export function useImagesText(): (registry: Pick<RegistryRow, 'DistinctImages' | 'ImageCount'>) => string {
  const { t } = useTranslation('registries');
  const format = useFormat();
  return ({ DistinctImages, ImageCount }) =>
    t(DistinctImages === ImageCount ? 'item.images' : 'item.tagged', {
      count: DistinctImages,
      number: format.number(DistinctImages),
      tags: format.number(ImageCount),
    });
}

/** Why the listing of a registry is not complete; of one that kept no reasons, how far it came. */
export function useIncompleteReasons(): (registry: RegistryRow) => readonly string[] {
  const { t } = useTranslation('registries');
  const format = useFormat();
  return ({ IncompleteReasons, ListedRepositories, RepositoryCount }) => {
    if (IncompleteReasons.length > 0) return IncompleteReasons;
    const total = RepositoryCount ?? ListedRepositories;
    return [t('item.incompleteHint', { listed: format.number(ListedRepositories), total: format.number(total) })];
  };
}
