import { regions } from '#contract/regions.ts';
import { useLanguage } from '../../api/language.ts';

const names = new Map<string, (typeof regions)[number]['name']>(regions.map(({ regionId, name }) => [regionId, name]));

/** A region's name in the page's language; the id of one that is not known. */
export function useRegionName(): (regionId: string) => string {
  const language = useLanguage();
  return (regionId) => names.get(regionId)?.[language] ?? regionId;
}
