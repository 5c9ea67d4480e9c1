import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { withParams } from '../../../ui/urlState/useUrlParams.ts';

/** The open image. */
export const imageKey = 'image';

/** What is told of an image, a tab each; the first needs no word in the address. */
export const imageTabs = ['vulnerabilities', 'buildRisks', 'layers', 'configuration'] as const;
export type ImageTab = (typeof imageTabs)[number];

/** Columns that layers are sorted by; else they are in their own order. */
export const layerSortKeys = ['Size', 'SharedImageCount'] as const;
export type LayerSortKey = (typeof layerSortKeys)[number];

/** What its drawer remembers: its tab, and what is shown in each. */
export const imageDrawerParams = {
  tab: 'imageTab',
  platform: 'platform',
  layerFind: 'layerFind',
  allSteps: 'allSteps',
  configFind: 'configFind',
  layerSort: 'layerSort',
  layerOrder: 'layerOrder',
  layerPage: 'layerPage',
  layerSize: 'layerSize',
  severity: 'severity',
  fixable: 'fixable',
  origin: 'origin',
  find: 'find',
  sort: 'vulSort',
  order: 'vulOrder',
  page: 'vulPage',
  size: 'vulSize',
  riskLevel: 'riskLevel',
  riskHandled: 'riskHandled',
  riskFind: 'riskFind',
} as const;

/** The same page with an image opened over it; what was set in another image's drawer does not follow. */
function withImage(params: URLSearchParams, uuid: string, tab: ImageTab | null): URLSearchParams {
  return withParams(withoutImage(params), { [imageKey]: uuid, [imageDrawerParams.tab]: tab });
}

function withoutImage(params: URLSearchParams): URLSearchParams {
  const keys = [imageKey, ...Object.values(imageDrawerParams)];
  return withParams(params, Object.fromEntries(keys.map((key) => [key, null])));
}

/** Where an image's details are: over the page that is open, at one of their tabs. */
export function useImageLink(): (uuid: string, tab?: ImageTab) => { search: string } {
  const [params] = useSearchParams();
  return (uuid, tab) => ({ search: `?${withImage(params, uuid, tab ?? null)}` });
}

/**
 * The image that is open over the page, null for none, and the way back to the page as it was. The image list
 * names it in its path; where one leads to another, and over other pages, it stands in the query.
 */
export function useOpenImage(): readonly [string | null, () => void] {
  const [params] = useSearchParams();
  const { uuid } = useParams();
  const { pathname } = useLocation();
  const navigate = useNavigate();
  const close = () =>
    void navigate({
      pathname: uuid === undefined ? pathname : pathname.replace(/\/[^/]+\/?$/, ''),
      search: withoutImage(params).toString(),
    });
  return [params.get(imageKey) ?? uuid ?? null, close];
}
