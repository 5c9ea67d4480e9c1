import * as z from 'zod/mini';
import { useUrlParams, withParams } from '../../../ui/urlState/useUrlParams.ts';
import { type ImageTab, imageDrawerParams, imageTabs } from '../links/imageLink.ts';

const tabParam = z.enum(imageTabs);

/** The tab that is open, which the address names. */
export function useImageTab(): readonly [ImageTab, (tab: string) => void] {
  const [params, setParams] = useUrlParams();
  const said = tabParam.safeParse(params.get(imageDrawerParams.tab));
  const show = (tab: string) =>
    setParams((current) => withParams(current, { [imageDrawerParams.tab]: tab === imageTabs[0] ? null : tab }));
  return [said.success ? said.data : imageTabs[0], show];
}
