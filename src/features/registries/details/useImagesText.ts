import { useTranslation } from 'react-i18next';
import type { RegistryRow } from '#contract/registries/registries.ts';
import { useFormat } from '../../../ui/format/useFormat.ts';

/** What a registry holds: different images, and how many tags show them where that is another number. */
export function useImagesText(): (registry: Pick<RegistryRow, 'DistinctImages' | 'ImageCount'>) => string {
  const { t } = useTranslation('registriesView');
  const format = useFormat();
  return ({ DistinctImages, ImageCount }) => {
    const images = t('images.images', { count: DistinctImages, number: format.number(DistinctImages) });
    if (DistinctImages === ImageCount) return images;
    return t('images.counted', {
      images,
      tags: t('images.tags', { count: ImageCount, number: format.number(ImageCount) }),
    });
  };
}
