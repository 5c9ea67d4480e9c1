import * as z from 'zod/mini';
import { accepts, type LinkRules } from '../../../ui/urlState/linkRules.ts';
import { useUrlParams, withParams } from '../../../ui/urlState/useUrlParams.ts';
import { imageDrawerParams } from '../links/imageLink.ts';

/** What is told of an image, a tab each; the first needs no word in the address. */
export const imageTabs = ['vulnerabilities', 'buildRisks', 'layers', 'configuration'] as const;
export type ImageTab = (typeof imageTabs)[number];

const tabParam = z.enum(imageTabs);

export const tabRules: LinkRules = { [imageDrawerParams.tab]: accepts(tabParam) };

/** The tab that is open, which the address names. */
export function useImageTab(): readonly [ImageTab, (tab: string) => void] {
  const [params, setParams] = useUrlParams();
  const said = tabParam.safeParse(params.get(imageDrawerParams.tab));
  const show = (tab: string) =>
    setParams((current) => withParams(current, { [imageDrawerParams.tab]: tab === imageTabs[0] ? null : tab }));
  return [said.success ? said.data : imageTabs[0], show];
}
