import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { locales } from '#contract/language.ts';
import { type RegionId, regionName } from '#contract/regions.ts';
import { useContractTexts } from '../../api/language.ts';

/** A region's name in the page's language; the id of one that is not known. */
export function useRegionName(): (regionId: string) => string {
  const translate = useContractTexts('regions');
  return (regionId) => regionName(regionId, translate);
}

/** A region's names in every language, those of other languages once they are loaded: whoever looks one up may know another. */
export function useRegionNames(): (regionId: RegionId) => readonly string[] {
  const { i18n } = useTranslation('regions');
  const others = useQuery({
    queryKey: ['regionNames'],
    queryFn: () => i18n.loadLanguages(Object.values(locales)).then(() => true),
    staleTime: Number.POSITIVE_INFINITY,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was loaded is known anew
  return useMemo(() => {
    const texts = Object.values(locales).map((locale) => i18n.getFixedT(locale, 'regions'));
    return (regionId) => texts.map((t) => t(regionId));
  }, [i18n, others.data]);
}
