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
